"""Rubrics with a life of their own, and answers of more kinds."""

import sqlalchemy as sa
from alembic import op


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('rubric_version', schema=None) as batch_op:
        batch_op.add_column(sa.Column('published_by', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f('fk_rubric_version_published_by_user'), 'user', ['published_by'], ['id']
        )
    op.create_table(
        'rubric_draft',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('rubric_id', sa.String(length=60), nullable=False),
        sa.Column('based_on_id', sa.Integer(), nullable=True),
        sa.Column('content', sa.Text(), nullable=False),
        sa.Column('created_by', sa.Integer(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('edited_by', sa.Integer(), nullable=False),
        sa.Column('edited_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('lock', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['based_on_id'], ['rubric_version.id'], name=op.f('fk_rubric_draft_based_on_id_rubric_version')
        ),
        sa.ForeignKeyConstraint(['created_by'], ['user.id'], name=op.f('fk_rubric_draft_created_by_user')),
        sa.ForeignKeyConstraint(['edited_by'], ['user.id'], name=op.f('fk_rubric_draft_edited_by_user')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rubric_draft')),
        sa.UniqueConstraint('rubric_id', name=op.f('uq_rubric_draft_rubric_id')),
    )
    op.create_table(
        'rubric_rule',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('team_id', sa.Integer(), nullable=True),
        sa.Column('channel', sa.String(length=20), nullable=True),
        sa.Column('language', sa.String(length=10), nullable=True),
        sa.Column('reason', sa.String(length=30), nullable=True),
        sa.Column('rubric_id', sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(['rubric_id'], ['rubric.id'], name=op.f('fk_rubric_rule_rubric_id_rubric')),
        sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_rubric_rule_team_id_team')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rubric_rule')),
        sa.UniqueConstraint('position', name=op.f('uq_rubric_rule_position')),
    )
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.add_column(sa.Column('number', sa.Double(), nullable=True))
        batch_op.add_column(sa.Column('text', sa.Text(), server_default='', nullable=False))
        batch_op.alter_column(
            'cause', existing_type=sa.String(length=30), type_=sa.String(length=40), existing_nullable=True
        )


def downgrade() -> None:
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.alter_column(
            'cause', existing_type=sa.String(length=40), type_=sa.String(length=30), existing_nullable=True
        )
        batch_op.drop_column('text')
        batch_op.drop_column('number')
    op.drop_table('rubric_rule')
    op.drop_table('rubric_draft')
    with op.batch_alter_table('rubric_version', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_rubric_version_published_by_user'), type_='foreignkey')
        batch_op.drop_column('archived_at')
        batch_op.drop_column('published_by')

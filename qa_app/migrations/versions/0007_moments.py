"""Comment templates, pinned moments and private notes."""

import sqlalchemy as sa
from alembic import op


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('comment_template',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('text_it', sa.Text(), nullable=False),
    sa.Column('text_en', sa.Text(), nullable=False),
    sa.Column('topic', sa.String(length=60), nullable=True),
    sa.Column('uses', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_comment_template_owner_id_user'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_comment_template_team_id_team'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comment_template'))
    )
    with op.batch_alter_table('comment_template', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_comment_template_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_comment_template_team_id'), ['team_id'], unique=False)

    op.create_table('private_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('transcript_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('lock', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['transcript_id'], ['transcript.id'], name=op.f('fk_private_note_transcript_id_transcript'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_private_note_user_id_user'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_private_note')),
    sa.UniqueConstraint('user_id', 'transcript_id', name=op.f('uq_private_note_user_id_transcript_id'))
    )
    with op.batch_alter_table('private_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_private_note_transcript_id'), ['transcript_id'], unique=False)

    op.create_table('pinned_moment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('transcript_id', sa.Integer(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('finding_id', sa.Integer(), nullable=True),
    sa.Column('label', sa.String(length=40), nullable=False),
    sa.Column('is_good', sa.Boolean(), nullable=False),
    sa.Column('is_shared', sa.Boolean(), nullable=False),
    sa.Column('why', sa.String(length=300), nullable=False),
    sa.Column('language', sa.String(length=10), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('excerpt', sa.JSON(), nullable=False),
    sa.Column('searched', sa.Text(), nullable=False),
    sa.Column('pinned_by', sa.Integer(), nullable=False),
    sa.Column('pinned_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['finding_id'], ['finding.id'], name=op.f('fk_pinned_moment_finding_id_finding'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['pinned_by'], ['user.id'], name=op.f('fk_pinned_moment_pinned_by_user'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['transcript_id'], ['transcript.id'], name=op.f('fk_pinned_moment_transcript_id_transcript'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pinned_moment')),
    sa.UniqueConstraint('transcript_id', 'turn', 'start', 'end', 'label', name=op.f('uq_pinned_moment_transcript_id_turn_start_end_label'))
    )
    with op.batch_alter_table('pinned_moment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pinned_moment_finding_id'), ['finding_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_pinned_moment_label'), ['label'], unique=False)
        batch_op.create_index(batch_op.f('ix_pinned_moment_pinned_at'), ['pinned_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_pinned_moment_pinned_by'), ['pinned_by'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('pinned_moment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_pinned_moment_pinned_by'))
        batch_op.drop_index(batch_op.f('ix_pinned_moment_pinned_at'))
        batch_op.drop_index(batch_op.f('ix_pinned_moment_label'))
        batch_op.drop_index(batch_op.f('ix_pinned_moment_finding_id'))

    op.drop_table('pinned_moment')
    with op.batch_alter_table('private_note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_private_note_transcript_id'))

    op.drop_table('private_note')
    with op.batch_alter_table('comment_template', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_comment_template_team_id'))
        batch_op.drop_index(batch_op.f('ix_comment_template_owner_id'))

    op.drop_table('comment_template')

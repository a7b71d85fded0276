"""What a team promises: service profiles and knowledge facts."""

import sqlalchemy as sa
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

OLD_KEY = 'uq_analysis_revision_id_engine_version_lexicon_hash'
NEW_KEY = 'uq_analysis_made_with'


def upgrade() -> None:
    op.create_table('service_profile',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=False),
    sa.Column('settings', sa.JSON(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_by', sa.Integer(), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['changed_by'], ['user.id'], name=op.f('fk_service_profile_changed_by_user')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_service_profile_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_service_profile'))
    )
    op.create_index(op.f('ix_service_profile_team_id'), 'service_profile', ['team_id'], unique=False)
    op.create_table('knowledge_fact',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('value', sa.String(length=100), nullable=False),
    sa.Column('statement_it', sa.Text(), nullable=False),
    sa.Column('statement_en', sa.Text(), nullable=False),
    sa.Column('topics_it', sa.Text(), nullable=False),
    sa.Column('topics_en', sa.Text(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('replaced', sa.Boolean(), nullable=False),
    sa.Column('source_name', sa.String(length=200), nullable=False),
    sa.Column('source_link', sa.String(length=500), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['changed_by'], ['user.id'], name=op.f('fk_knowledge_fact_changed_by_user')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_knowledge_fact_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_knowledge_fact')),
    sa.UniqueConstraint('key', 'number', name=op.f('uq_knowledge_fact_key_number'))
    )
    op.create_index(op.f('ix_knowledge_fact_team_id'), 'knowledge_fact', ['team_id'], unique=False)
    with op.batch_alter_table('analysis', schema=None) as batch_op:
        batch_op.add_column(sa.Column('settings_hash', sa.String(length=32), nullable=False, server_default=''))
        batch_op.drop_constraint(op.f(OLD_KEY), type_='unique')
        batch_op.create_unique_constraint(op.f(NEW_KEY), ['revision_id', 'engine_version', 'lexicon_hash', 'settings_hash'])
    with op.batch_alter_table('analysis', schema=None) as batch_op:
        batch_op.alter_column('settings_hash', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('analysis', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(NEW_KEY), type_='unique')
        batch_op.create_unique_constraint(op.f(OLD_KEY), ['revision_id', 'engine_version', 'lexicon_hash'])
        batch_op.drop_column('settings_hash')
    op.drop_table('knowledge_fact')
    op.drop_table('service_profile')

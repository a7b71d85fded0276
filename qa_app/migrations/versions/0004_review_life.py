"""What happens to a review after it is submitted: disputes, voiding, actions."""

import sqlalchemy as sa
from alembic import op


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('evaluation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('talked_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('published_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('read_at', sa.DateTime(timezone=True), nullable=True))
    # Until now submitting published, and whoever acknowledged had read it.
    op.execute("UPDATE evaluation SET published_at = submitted_at WHERE status IN ('published', 'acknowledged')")
    op.execute("UPDATE evaluation SET read_at = acknowledged_at WHERE acknowledged_at IS NOT NULL")
    op.create_table('dispute',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('answer_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('proposed', sa.Integer(), nullable=True),
    sa.Column('outcome', sa.String(length=20), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['answer.id'], name=op.f('fk_dispute_answer_id_answer'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['decided_by'], ['user.id'], name=op.f('fk_dispute_decided_by_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dispute')),
    sa.UniqueConstraint('answer_id', name=op.f('uq_dispute_answer_id'))
    )
    op.create_table('absence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('agent_id', sa.Integer(), nullable=False),
    sa.Column('from_date', sa.Date(), nullable=False),
    sa.Column('to_date', sa.Date(), nullable=True),
    sa.Column('entered_by', sa.Integer(), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['agent_id'], ['agent.id'], name=op.f('fk_absence_agent_id_agent')),
    sa.ForeignKeyConstraint(['entered_by'], ['user.id'], name=op.f('fk_absence_entered_by_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absence'))
    )
    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_absence_agent_id'), ['agent_id'], unique=False)
    op.create_table('action',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_by', sa.Integer(), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_by', sa.Integer(), nullable=True),
    sa.Column('result', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['ended_by'], ['user.id'], name=op.f('fk_action_ended_by_user')),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_action_evaluation_id_evaluation')),
    sa.ForeignKeyConstraint(['opened_by'], ['user.id'], name=op.f('fk_action_opened_by_user')),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_action_owner_id_user')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_action_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action'))
    )
    with op.batch_alter_table('action', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_action_evaluation_id'), ['evaluation_id'], unique=False)
        batch_op.create_index('ix_action_owner_id_status', ['owner_id', 'status'], unique=False)
        batch_op.create_index('ix_action_team_id_status', ['team_id', 'status'], unique=False)


def downgrade() -> None:
    op.drop_table('action')
    op.drop_table('absence')
    op.drop_table('dispute')
    with op.batch_alter_table('evaluation', schema=None) as batch_op:
        batch_op.drop_column('read_at')
        batch_op.drop_column('published_at')
        batch_op.drop_column('talked_on')

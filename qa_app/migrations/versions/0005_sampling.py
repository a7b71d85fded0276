"""Plans, draws and the queue."""

import sqlalchemy as sa
from alembic import op


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('sampling_plan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('from_date', sa.Date(), nullable=False),
    sa.Column('to_date', sa.Date(), nullable=True),
    sa.Column('settings', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['user.id'], name=op.f('fk_sampling_plan_created_by_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sampling_plan'))
    )
    op.create_table('sampling_cycle',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.Column('from_date', sa.Date(), nullable=False),
    sa.Column('to_date', sa.Date(), nullable=False),
    sa.Column('settings', sa.JSON(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['sampling_plan.id'], name=op.f('fk_sampling_cycle_plan_id_sampling_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sampling_cycle')),
    sa.UniqueConstraint('plan_id', 'from_date', name=op.f('uq_sampling_cycle_plan_id_from_date'))
    )
    op.create_table('draw',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('design', sa.JSON(), nullable=False),
    sa.Column('frame', sa.JSON(), nullable=False),
    sa.Column('frame_size', sa.Integer(), nullable=False),
    sa.Column('frame_hash', sa.String(length=64), nullable=False),
    sa.Column('exclusions', sa.JSON(), nullable=False),
    sa.Column('chosen', sa.JSON(), nullable=False),
    sa.Column('drawn_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('drawn_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['cycle_id'], ['sampling_cycle.id'], name=op.f('fk_draw_cycle_id_sampling_cycle')),
    sa.ForeignKeyConstraint(['drawn_by'], ['user.id'], name=op.f('fk_draw_drawn_by_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draw'))
    )
    with op.batch_alter_table('draw', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_draw_cycle_id'), ['cycle_id'], unique=False)
    op.create_table('queue_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('draw_id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('transcript_id', sa.Integer(), nullable=True),
    sa.Column('agent_id', sa.Integer(), nullable=False),
    sa.Column('reviewer_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('stratum', sa.String(length=120), nullable=False),
    sa.Column('signals', sa.JSON(), nullable=False),
    sa.Column('is_second', sa.Boolean(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('cause', sa.String(length=20), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=True),
    sa.Column('replaces_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('changed_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['agent_id'], ['agent.id'], name=op.f('fk_queue_item_agent_id_agent')),
    sa.ForeignKeyConstraint(['changed_by'], ['user.id'], name=op.f('fk_queue_item_changed_by_user')),
    sa.ForeignKeyConstraint(['cycle_id'], ['sampling_cycle.id'], name=op.f('fk_queue_item_cycle_id_sampling_cycle')),
    sa.ForeignKeyConstraint(['draw_id'], ['draw.id'], name=op.f('fk_queue_item_draw_id_draw')),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_queue_item_evaluation_id_evaluation'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['replaces_id'], ['queue_item.id'], name=op.f('fk_queue_item_replaces_id_queue_item')),
    sa.ForeignKeyConstraint(['reviewer_id'], ['user.id'], name=op.f('fk_queue_item_reviewer_id_user')),
    sa.ForeignKeyConstraint(['transcript_id'], ['transcript.id'], name=op.f('fk_queue_item_transcript_id_transcript'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_queue_item')),
    sa.UniqueConstraint('draw_id', 'transcript_id', 'agent_id', 'reviewer_id', name=op.f('uq_queue_item_draw_id_transcript_id_agent_id_reviewer_id'))
    )
    with op.batch_alter_table('queue_item', schema=None) as batch_op:
        batch_op.create_index('ix_queue_item_agent_state', ['agent_id', 'state'], unique=False)
        batch_op.create_index(batch_op.f('ix_queue_item_cycle_id'), ['cycle_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_queue_item_evaluation_id'), ['evaluation_id'], unique=False)
        batch_op.create_index('ix_queue_item_reviewer_state', ['reviewer_id', 'state'], unique=False)
        batch_op.create_index(batch_op.f('ix_queue_item_transcript_id'), ['transcript_id'], unique=False)
    op.create_table('review_time',
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=False),
    sa.Column('beat_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_review_time_evaluation_id_evaluation'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_review_time_user_id_user')),
    sa.PrimaryKeyConstraint('evaluation_id', name=op.f('pk_review_time'))
    )
    with op.batch_alter_table('review_time', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_time_user_id'), ['user_id'], unique=False)
    with op.batch_alter_table('evaluation', schema=None) as batch_op:
        batch_op.create_index('ix_evaluation_reviewer_submitted', ['reviewer_id', 'submitted_at'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('evaluation', schema=None) as batch_op:
        batch_op.drop_index('ix_evaluation_reviewer_submitted')
    with op.batch_alter_table('review_time', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_time_user_id'))
    op.drop_table('review_time')
    with op.batch_alter_table('queue_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_queue_item_transcript_id'))
        batch_op.drop_index('ix_queue_item_reviewer_state')
        batch_op.drop_index(batch_op.f('ix_queue_item_evaluation_id'))
        batch_op.drop_index(batch_op.f('ix_queue_item_cycle_id'))
        batch_op.drop_index('ix_queue_item_agent_state')
    op.drop_table('queue_item')
    with op.batch_alter_table('draw', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_draw_cycle_id'))
    op.drop_table('draw')
    op.drop_table('sampling_cycle')
    op.drop_table('sampling_plan')

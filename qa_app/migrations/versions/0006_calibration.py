"""Calibration sessions."""

import sqlalchemy as sa
from alembic import op


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('calibration_session',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('rubric_version_id', sa.Integer(), nullable=False),
    sa.Column('facilitator_id', sa.Integer(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('scored_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['facilitator_id'], ['user.id'], name=op.f('fk_calibration_session_facilitator_id_user')),
    sa.ForeignKeyConstraint(['rubric_version_id'], ['rubric_version.id'], name=op.f('fk_calibration_session_rubric_version_id_rubric_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calibration_session'))
    )
    op.create_index(op.f('ix_calibration_session_facilitator_id'), 'calibration_session', ['facilitator_id'], unique=False)
    op.create_table('calibration_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('transcript_id', sa.Integer(), nullable=False),
    sa.Column('reviewee_id', sa.Integer(), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=True),
    sa.Column('lock', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['reviewee_id'], ['agent.id'], name=op.f('fk_calibration_item_reviewee_id_agent')),
    sa.ForeignKeyConstraint(['session_id'], ['calibration_session.id'], name=op.f('fk_calibration_item_session_id_calibration_session'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['transcript_id'], ['transcript.id'], name=op.f('fk_calibration_item_transcript_id_transcript')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calibration_item')),
    sa.UniqueConstraint('transcript_id', 'reviewee_id', name=op.f('uq_calibration_item_transcript_id_reviewee_id'))
    )
    op.create_index(op.f('ix_calibration_item_reviewee_id'), 'calibration_item', ['reviewee_id'], unique=False)
    op.create_index(op.f('ix_calibration_item_session_id'), 'calibration_item', ['session_id'], unique=False)
    op.create_table('calibration_seat',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('attended', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['session_id'], ['calibration_session.id'], name=op.f('fk_calibration_seat_session_id_calibration_session'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_calibration_seat_user_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calibration_seat')),
    sa.UniqueConstraint('session_id', 'user_id', name=op.f('uq_calibration_seat_session_id_user_id'))
    )
    op.create_index(op.f('ix_calibration_seat_user_id'), 'calibration_seat', ['user_id'], unique=False)
    op.create_table('calibration_agreed',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('criterion_key', sa.String(length=60), nullable=False),
    sa.Column('value', sa.Integer(), nullable=True),
    sa.Column('number', sa.Double(), nullable=True),
    sa.Column('not_applicable', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['user.id'], name=op.f('fk_calibration_agreed_by_user')),
    sa.ForeignKeyConstraint(['item_id'], ['calibration_item.id'], name=op.f('fk_calibration_agreed_item_id_calibration_item'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calibration_agreed')),
    sa.UniqueConstraint('item_id', 'criterion_key', name=op.f('uq_calibration_agreed_item_id_criterion_key'))
    )


def downgrade() -> None:
    op.drop_table('calibration_agreed')
    op.drop_index(op.f('ix_calibration_seat_user_id'), table_name='calibration_seat')
    op.drop_table('calibration_seat')
    op.drop_index(op.f('ix_calibration_item_session_id'), table_name='calibration_item')
    op.drop_index(op.f('ix_calibration_item_reviewee_id'), table_name='calibration_item')
    op.drop_table('calibration_item')
    op.drop_index(op.f('ix_calibration_session_facilitator_id'), table_name='calibration_session')
    op.drop_table('calibration_session')

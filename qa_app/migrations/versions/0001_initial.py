"""The first tables."""

import sqlalchemy as sa
from alembic import op


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('role',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_role')),
    sa.UniqueConstraint('name', name=op.f('uq_role_name'))
    )
    op.create_table('rubric',
    sa.Column('id', sa.String(length=60), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rubric'))
    )
    op.create_table('scenario',
    sa.Column('id', sa.String(length=80), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scenario'))
    )
    op.create_table('team',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_team')),
    sa.UniqueConstraint('slug', name=op.f('uq_team_slug'))
    )
    op.create_table('user',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=255), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('password', sa.String(length=255), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('fs_uniquifier', sa.String(length=64), nullable=False),
    sa.Column('locale', sa.String(length=5), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_user')),
    sa.UniqueConstraint('email', name=op.f('uq_user_email')),
    sa.UniqueConstraint('fs_uniquifier', name=op.f('uq_user_fs_uniquifier'))
    )
    op.create_table('agent',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_agent_user_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agent')),
    sa.UniqueConstraint('code', name=op.f('uq_agent_code')),
    sa.UniqueConstraint('user_id', name=op.f('uq_agent_user_id'))
    )
    op.create_table('agreement_profile',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('settings', sa.JSON(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_by', sa.Integer(), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['changed_by'], ['user.id'], name=op.f('fk_agreement_profile_changed_by_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement_profile'))
    )
    op.create_table('audit_entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('action', sa.String(length=60), nullable=False),
    sa.Column('subject', sa.String(length=60), nullable=False),
    sa.Column('detail', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_audit_entry_user_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_entry'))
    )
    with op.batch_alter_table('audit_entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_audit_entry_at'), ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_audit_entry_subject'), ['subject'], unique=False)

    op.create_table('job',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('done', sa.Integer(), nullable=False),
    sa.Column('total', sa.Integer(), nullable=False),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('heartbeat', sa.DateTime(timezone=True), nullable=True),
    sa.Column('error', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['user.id'], name=op.f('fk_job_created_by_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_job'))
    )
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.create_index('ix_job_state_lease', ['state', 'lease_until'], unique=False)

    op.create_table('membership',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_membership_team_id_team'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_membership_user_id_user'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_membership')),
    sa.UniqueConstraint('user_id', 'team_id', name=op.f('uq_membership_user_id_team_id'))
    )
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_membership_team_id'), ['team_id'], unique=False)

    op.create_table('pending_import',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('filename', sa.String(length=255), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_pending_import_user_id_user'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pending_import'))
    )
    with op.batch_alter_table('pending_import', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pending_import_created_at'), ['created_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_pending_import_user_id'), ['user_id'], unique=False)

    op.create_table('rubric_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('rubric_id', sa.String(length=60), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('content_hash', sa.String(length=64), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['rubric_id'], ['rubric.id'], name=op.f('fk_rubric_version_rubric_id_rubric')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rubric_version')),
    sa.UniqueConstraint('rubric_id', 'content_hash', name=op.f('uq_rubric_version_rubric_id_content_hash')),
    sa.UniqueConstraint('rubric_id', 'number', name=op.f('uq_rubric_version_rubric_id_number'))
    )
    op.create_table('scenario_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('scenario_id', sa.String(length=80), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('content_hash', sa.String(length=64), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['scenario_id'], ['scenario.id'], name=op.f('fk_scenario_version_scenario_id_scenario')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scenario_version')),
    sa.UniqueConstraint('scenario_id', 'content_hash', name=op.f('uq_scenario_version_scenario_id_content_hash')),
    sa.UniqueConstraint('scenario_id', 'number', name=op.f('uq_scenario_version_scenario_id_number'))
    )
    op.create_table('source',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('importer', sa.String(length=40), nullable=False),
    sa.Column('importer_version', sa.String(length=20), nullable=False),
    sa.Column('filename', sa.String(length=255), nullable=False),
    sa.Column('file_hash', sa.String(length=64), nullable=False),
    sa.Column('options', sa.JSON(), nullable=False),
    sa.Column('problems', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['user.id'], name=op.f('fk_source_created_by_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_source'))
    )
    with op.batch_alter_table('source', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_source_file_hash'), ['file_hash'], unique=False)

    op.create_table('user_role',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('role_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['role_id'], ['role.id'], name=op.f('fk_user_role_role_id_role'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_user_role_user_id_user'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', 'role_id', name=op.f('pk_user_role'))
    )
    op.create_table('access_entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('viewer_id', sa.Integer(), nullable=False),
    sa.Column('agent_id', sa.Integer(), nullable=False),
    sa.Column('what', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['agent_id'], ['agent.id'], name=op.f('fk_access_entry_agent_id_agent')),
    sa.ForeignKeyConstraint(['viewer_id'], ['user.id'], name=op.f('fk_access_entry_viewer_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_access_entry'))
    )
    with op.batch_alter_table('access_entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_access_entry_agent_id'), ['agent_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_access_entry_at'), ['at'], unique=False)

    op.create_table('agent_alias',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('agent_id', sa.Integer(), nullable=False),
    sa.Column('alias', sa.String(length=120), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['agent_id'], ['agent.id'], name=op.f('fk_agent_alias_agent_id_agent'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_agent_alias_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agent_alias')),
    sa.UniqueConstraint('alias', 'team_id', name=op.f('uq_agent_alias_alias_team_id'))
    )
    with op.batch_alter_table('agent_alias', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_agent_alias_agent_id'), ['agent_id'], unique=False)

    op.create_table('team_period',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('agent_id', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=False),
    sa.Column('from_date', sa.Date(), nullable=False),
    sa.Column('to_date', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['agent_id'], ['agent.id'], name=op.f('fk_team_period_agent_id_agent'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_team_period_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_team_period'))
    )
    with op.batch_alter_table('team_period', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_team_period_agent_id'), ['agent_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_team_period_team_id'), ['team_id'], unique=False)

    op.create_table('transcript',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('source_id', sa.Integer(), nullable=True),
    sa.Column('external_id', sa.String(length=255), nullable=True),
    sa.Column('identity', sa.String(length=100), nullable=False),
    sa.Column('content_hash', sa.String(length=64), nullable=False),
    sa.Column('origin', sa.String(length=20), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('language', sa.String(length=10), nullable=True),
    sa.Column('reason', sa.String(length=30), nullable=True),
    sa.Column('phase', sa.String(length=30), nullable=True),
    sa.Column('contact_type', sa.String(length=30), nullable=True),
    sa.Column('customer', sa.String(length=255), nullable=True),
    sa.Column('segment', sa.String(length=60), nullable=True),
    sa.Column('queue', sa.String(length=60), nullable=True),
    sa.Column('direction', sa.String(length=20), nullable=True),
    sa.Column('site', sa.String(length=60), nullable=True),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('imported_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("origin != 'roleplay' OR owner_id IS NOT NULL", name=op.f('ck_transcript_roleplay_has_owner')),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_transcript_owner_id_user')),
    sa.ForeignKeyConstraint(['source_id'], ['source.id'], name=op.f('fk_transcript_source_id_source')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_transcript_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_transcript')),
    sa.UniqueConstraint('identity', name=op.f('uq_transcript_identity'))
    )
    with op.batch_alter_table('transcript', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_transcript_content_hash'), ['content_hash'], unique=False)
        batch_op.create_index(batch_op.f('ix_transcript_external_id'), ['external_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_transcript_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_transcript_source_id'), ['source_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_transcript_started_at'), ['started_at'], unique=False)
        batch_op.create_index('ix_transcript_team_started', ['team_id', 'started_at'], unique=False)

    op.create_table('attempt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('state', sa.JSON(), nullable=False),
    sa.Column('opening', sa.JSON(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ending', sa.String(length=60), nullable=True),
    sa.Column('outcome', sa.String(length=20), nullable=True),
    sa.Column('score', sa.Double(), nullable=True),
    sa.Column('transcript_id', sa.Integer(), nullable=True),
    sa.Column('lock', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['transcript_id'], ['transcript.id'], name=op.f('fk_attempt_transcript_id_transcript')),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_attempt_user_id_user')),
    sa.ForeignKeyConstraint(['version_id'], ['scenario_version.id'], name=op.f('fk_attempt_version_id_scenario_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempt'))
    )
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attempt_user_id'), ['user_id'], unique=False)

    op.create_table('revision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('transcript_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('cause', sa.String(length=40), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['user.id'], name=op.f('fk_revision_created_by_user')),
    sa.ForeignKeyConstraint(['transcript_id'], ['transcript.id'], name=op.f('fk_revision_transcript_id_transcript')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_revision')),
    sa.UniqueConstraint('transcript_id', 'number', name=op.f('uq_revision_transcript_id_number'))
    )
    op.create_table('analysis',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('revision_id', sa.Integer(), nullable=False),
    sa.Column('engine_version', sa.String(length=20), nullable=False),
    sa.Column('lexicon_hash', sa.String(length=64), nullable=False),
    sa.Column('language', sa.String(length=10), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('measures', sa.JSON(), nullable=False),
    sa.Column('verdicts', sa.JSON(), nullable=False),
    sa.Column('failures', sa.JSON(), nullable=False),
    sa.Column('not_rated', sa.JSON(), nullable=True),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_analysis_revision_id_revision')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_analysis')),
    sa.UniqueConstraint('revision_id', 'engine_version', 'lexicon_hash', name=op.f('uq_analysis_revision_id_engine_version_lexicon_hash'))
    )
    op.create_table('attempt_turn',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('attempt_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('reply_key', sa.String(length=40), nullable=False),
    sa.Column('reply', sa.Text(), nullable=False),
    sa.Column('lines', sa.JSON(), nullable=False),
    sa.Column('feedback', sa.JSON(), nullable=False),
    sa.Column('state', sa.JSON(), nullable=False),
    sa.Column('elapsed', sa.Double(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempt.id'], name=op.f('fk_attempt_turn_attempt_id_attempt')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempt_turn')),
    sa.UniqueConstraint('attempt_id', 'position', name=op.f('uq_attempt_turn_attempt_id_position')),
    sa.UniqueConstraint('attempt_id', 'reply_key', name=op.f('uq_attempt_turn_attempt_id_reply_key'))
    )
    op.create_table('turn',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('revision_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('speaker', sa.String(length=20), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('author', sa.String(length=255), nullable=True),
    sa.Column('agent_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('seconds', sa.Double(), nullable=True),
    sa.Column('end_seconds', sa.Double(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['agent_id'], ['agent.id'], name=op.f('fk_turn_agent_id_agent')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_turn_revision_id_revision')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_turn')),
    sa.UniqueConstraint('revision_id', 'position', name=op.f('uq_turn_revision_id_position'))
    )
    with op.batch_alter_table('turn', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_turn_agent_id'), ['agent_id'], unique=False)

    op.create_table('evaluation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('transcript_id', sa.Integer(), nullable=False),
    sa.Column('revision_id', sa.Integer(), nullable=False),
    sa.Column('analysis_id', sa.Integer(), nullable=False),
    sa.Column('rubric_version_id', sa.Integer(), nullable=False),
    sa.Column('reviewee_id', sa.Integer(), nullable=True),
    sa.Column('reviewer_id', sa.Integer(), nullable=True),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('mode', sa.String(length=20), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('draw', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('acknowledged_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('acknowledge_comment', sa.Text(), nullable=False),
    sa.Column('summary', sa.Text(), nullable=False),
    sa.Column('base', sa.Double(), nullable=True),
    sa.Column('gate', sa.String(length=20), nullable=True),
    sa.Column('lock', sa.Integer(), nullable=False),
    sa.CheckConstraint("kind = 'roleplay' OR reviewee_id IS NOT NULL", name=op.f('ck_evaluation_reviewee_on_every_review')),
    sa.ForeignKeyConstraint(['analysis_id'], ['analysis.id'], name=op.f('fk_evaluation_analysis_id_analysis')),
    sa.ForeignKeyConstraint(['reviewee_id'], ['agent.id'], name=op.f('fk_evaluation_reviewee_id_agent')),
    sa.ForeignKeyConstraint(['reviewer_id'], ['user.id'], name=op.f('fk_evaluation_reviewer_id_user')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_evaluation_revision_id_revision')),
    sa.ForeignKeyConstraint(['rubric_version_id'], ['rubric_version.id'], name=op.f('fk_evaluation_rubric_version_id_rubric_version')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_evaluation_team_id_team')),
    sa.ForeignKeyConstraint(['transcript_id'], ['transcript.id'], name=op.f('fk_evaluation_transcript_id_transcript')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluation')),
    sa.UniqueConstraint('transcript_id', 'reviewee_id', 'reviewer_id', 'kind', name=op.f('uq_evaluation_transcript_id_reviewee_id_reviewer_id_kind'))
    )
    with op.batch_alter_table('evaluation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_evaluation_reviewee_id'), ['reviewee_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_evaluation_reviewer_id'), ['reviewer_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_evaluation_rubric_version_id'), ['rubric_version_id'], unique=False)
        batch_op.create_index('ix_evaluation_status_kind_submitted', ['status', 'kind', 'submitted_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_evaluation_team_id'), ['team_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_evaluation_transcript_id'), ['transcript_id'], unique=False)

    op.create_table('finding',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('analysis_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('label', sa.String(length=40), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('quote', sa.Text(), nullable=False),
    sa.Column('reason', sa.JSON(), nullable=False),
    sa.Column('suggestion', sa.JSON(), nullable=True),
    sa.Column('check', sa.String(length=40), nullable=False),
    sa.Column('check_version', sa.String(length=20), nullable=False),
    sa.ForeignKeyConstraint(['analysis_id'], ['analysis.id'], name=op.f('fk_finding_analysis_id_analysis')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finding')),
    sa.UniqueConstraint('analysis_id', 'position', name=op.f('uq_finding_analysis_id_position'))
    )
    with op.batch_alter_table('finding', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_finding_label'), ['label'], unique=False)

    op.create_table('answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('criterion_key', sa.String(length=60), nullable=False),
    sa.Column('suggestion', sa.Integer(), nullable=True),
    sa.Column('suggestion_detail', sa.JSON(), nullable=False),
    sa.Column('value', sa.Integer(), nullable=True),
    sa.Column('not_applicable', sa.Boolean(), nullable=False),
    sa.Column('cause', sa.String(length=30), nullable=True),
    sa.Column('counts', sa.Double(), nullable=True),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_answer_evaluation_id_evaluation'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer')),
    sa.UniqueConstraint('evaluation_id', 'criterion_key', name=op.f('uq_answer_evaluation_id_criterion_key'))
    )
    op.create_table('evaluation_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('action', sa.String(length=30), nullable=False),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('after', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_evaluation_event_evaluation_id_evaluation')),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_evaluation_event_user_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluation_event'))
    )
    with op.batch_alter_table('evaluation_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_evaluation_event_evaluation_id'), ['evaluation_id'], unique=False)

    op.create_table('finding_verdict',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('finding_id', sa.Integer(), nullable=False),
    sa.Column('verdict', sa.String(length=20), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['user.id'], name=op.f('fk_finding_verdict_by_user')),
    sa.ForeignKeyConstraint(['finding_id'], ['finding.id'], name=op.f('fk_finding_verdict_finding_id_finding')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finding_verdict')),
    sa.UniqueConstraint('finding_id', name=op.f('uq_finding_verdict_finding_id'))
    )
    op.create_table('answer_evidence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('answer_id', sa.Integer(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('quote', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['answer.id'], name=op.f('fk_answer_evidence_answer_id_answer'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer_evidence')),
    sa.UniqueConstraint('answer_id', 'turn', 'start', 'end', name=op.f('uq_answer_evidence_answer_id_turn_start_end'))
    )


def downgrade() -> None:
    op.drop_table('answer_evidence')
    op.drop_table('finding_verdict')
    with op.batch_alter_table('evaluation_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_evaluation_event_evaluation_id'))

    op.drop_table('evaluation_event')
    op.drop_table('answer')
    with op.batch_alter_table('finding', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_finding_label'))

    op.drop_table('finding')
    with op.batch_alter_table('evaluation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_evaluation_transcript_id'))
        batch_op.drop_index(batch_op.f('ix_evaluation_team_id'))
        batch_op.drop_index('ix_evaluation_status_kind_submitted')
        batch_op.drop_index(batch_op.f('ix_evaluation_rubric_version_id'))
        batch_op.drop_index(batch_op.f('ix_evaluation_reviewer_id'))
        batch_op.drop_index(batch_op.f('ix_evaluation_reviewee_id'))

    op.drop_table('evaluation')
    with op.batch_alter_table('turn', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_turn_agent_id'))

    op.drop_table('turn')
    op.drop_table('attempt_turn')
    op.drop_table('analysis')
    op.drop_table('revision')
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attempt_user_id'))

    op.drop_table('attempt')
    with op.batch_alter_table('transcript', schema=None) as batch_op:
        batch_op.drop_index('ix_transcript_team_started')
        batch_op.drop_index(batch_op.f('ix_transcript_started_at'))
        batch_op.drop_index(batch_op.f('ix_transcript_source_id'))
        batch_op.drop_index(batch_op.f('ix_transcript_owner_id'))
        batch_op.drop_index(batch_op.f('ix_transcript_external_id'))
        batch_op.drop_index(batch_op.f('ix_transcript_content_hash'))

    op.drop_table('transcript')
    with op.batch_alter_table('team_period', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_team_period_team_id'))
        batch_op.drop_index(batch_op.f('ix_team_period_agent_id'))

    op.drop_table('team_period')
    with op.batch_alter_table('agent_alias', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_agent_alias_agent_id'))

    op.drop_table('agent_alias')
    with op.batch_alter_table('access_entry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_access_entry_at'))
        batch_op.drop_index(batch_op.f('ix_access_entry_agent_id'))

    op.drop_table('access_entry')
    op.drop_table('user_role')
    with op.batch_alter_table('source', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_source_file_hash'))

    op.drop_table('source')
    op.drop_table('scenario_version')
    op.drop_table('rubric_version')
    with op.batch_alter_table('pending_import', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_pending_import_user_id'))
        batch_op.drop_index(batch_op.f('ix_pending_import_created_at'))

    op.drop_table('pending_import')
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_membership_team_id'))

    op.drop_table('membership')
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.drop_index('ix_job_state_lease')

    op.drop_table('job')
    with op.batch_alter_table('audit_entry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_audit_entry_subject'))
        batch_op.drop_index(batch_op.f('ix_audit_entry_at'))

    op.drop_table('audit_entry')
    op.drop_table('agreement_profile')
    op.drop_table('agent')
    op.drop_table('user')
    op.drop_table('team')
    op.drop_table('scenario')
    op.drop_table('rubric')
    op.drop_table('role')

"""indexes of what is dropped after some days, and in which month a warning was given

Revision: 0010, after 0009
"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

_DONE = sa.text("state = 'done'")
_FINISHED = sa.text('finished_ms IS NOT NULL')


def upgrade() -> None:
    op.create_index('ix_inbox_done', 'inbox', ['received_ms'], sqlite_where=_DONE, postgresql_where=_DONE)
    op.create_index('ix_deliveries_of_reminder', 'deliveries', ['reminder_id', 'finished_ms'])
    op.drop_index('ix_deliveries_reminder', 'deliveries')
    op.create_index('ix_deliveries_past', 'deliveries', ['chat_id'], sqlite_where=_FINISHED, postgresql_where=_FINISHED)
    op.add_column('warnings_given', sa.Column('month', sa.String(length=7), nullable=True))

"""an index of the reminders that could not be read

Revision: 0009, after 0008
"""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

_ASIDE = sa.text("state = 'aside'")


def upgrade() -> None:
    op.create_index('ix_reminders_aside', 'reminders', ['id'], sqlite_where=_ASIDE, postgresql_where=_ASIDE)

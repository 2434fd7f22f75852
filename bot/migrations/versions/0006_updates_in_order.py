"""an index of the updates that wait, in the order they came

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

_NEW = sa.text("state = 'new'")


def upgrade() -> None:
    op.create_index('ix_inbox_waiting', 'inbox', ['seq'], sqlite_where=_NEW, postgresql_where=_NEW)

"""the texts of messages with counts, which earlier releases kept, are wiped

Revision: 0008, after 0007
"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

_ENTRIES = sa.table('lab_entries', sa.column('source', sa.LargeBinary()))


def upgrade() -> None:
    op.execute(sa.update(_ENTRIES).values(source=b''))

"""what the host was told, and parked updates found without reading the whole inbox

Revision: 0002, after 0001
"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'host_told',
        sa.Column('trouble', sa.String(length=32), nullable=False),
        sa.Column('told_ms', sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint('trouble'),
    )
    parked = sa.text("state = 'parked'")
    op.create_index('ix_inbox_parked', 'inbox', ['seq'], sqlite_where=parked, postgresql_where=parked)

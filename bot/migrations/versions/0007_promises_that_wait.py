"""how often no words were found for a delivery

Revision: 0007, after 0006
"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('deliveries', sa.Column('wordless', sa.SmallInteger(), server_default='0', nullable=False))

"""questions just asked, and questions given for the curators

Revision: 0004, after 0003
"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'asked_questions',
        sa.Column('chat_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('user_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('id', sa.String(length=6), nullable=False),
        sa.Column('body', sa.LargeBinary(), nullable=False),
        sa.Column('asked_ms', sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint('chat_id', 'user_id', 'id'),
    )
    op.create_index('ix_asked_questions_asked', 'asked_questions', ['asked_ms'])
    op.create_table(
        'gaps',
        sa.Column('id', sa.String(length=32), nullable=False),
        sa.Column('day', sa.String(length=10), nullable=False),
        sa.Column('language', sa.String(length=2), nullable=False),
        sa.Column('question', sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )

"""`python -m bot` is the same program as `whitecell`."""

import sys

from bot.cli import main

sys.exit(main())

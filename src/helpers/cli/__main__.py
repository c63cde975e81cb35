"""`python -m helpers.cli` is `claims-report`."""

import sys

from helpers.cli import main

sys.exit(main())

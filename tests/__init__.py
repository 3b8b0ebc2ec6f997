"""One thread makes sums unless the environment asks for more: on a busy machine several wait for each other.

That more give equal answers is tested by name, and `.ci/run` runs the finder's tests with more.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

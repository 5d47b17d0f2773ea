"""What the observatory costs and what its visitors wait for, as ratios within one run: `make bench`.

Machines are noisy and ratios are not. Everything is printed twice where it matters: with nobody else there, and while
four more sessions choose every five seconds.
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from benchmarks import choices, load, scripts
from observatory.settings import ROOT


def busy() -> None:
    """The waits in a browser while four sessions choose."""
    with choices.served("-m", "streamlit", "run", str(ROOT / "app.py")) as address, ThreadPoolExecutor(1) as pool:
        others = pool.submit(asyncio.run, load.together(address, ("regions", "trends"), 4, 240))
        choices.waiting(busy="busy", ours=address)
        others.cancel()


if __name__ == "__main__":
    # Streamlit warns on every call outside of its server.
    logging.disable(logging.WARNING)
    scripts.cpu_of_reruns()
    choices.waiting(busy="quiet")
    busy()
    load.visitors()
    load.embeds()

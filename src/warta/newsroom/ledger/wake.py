"""What wakes the worker: an act was committed. Other processes are found by the worker looking now and then."""

import threading

pressing = threading.Event()

"""Where the work runs: this process or a pool of processes; the same results from all."""

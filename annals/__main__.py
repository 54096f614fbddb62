"""`python -m annals` is the command `annals`."""

from annals.cli.main import main

if __name__ == "__main__":
    main()

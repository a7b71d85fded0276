"""`make benchmark`: every benchmark in turn."""

from benchmarks import reviewing, roleplay, speed, workers


def main() -> None:
    """Print each figure beside its budget."""
    speed.main()
    workers.main()
    roleplay.main()
    reviewing.main()


if __name__ == "__main__":
    main()

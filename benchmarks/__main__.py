"""`make benchmark`: every benchmark in turn."""

from benchmarks import roleplay, speed, workers


def main() -> None:
    """Print each figure beside its budget."""
    speed.main()
    workers.main()
    roleplay.main()


if __name__ == "__main__":
    main()

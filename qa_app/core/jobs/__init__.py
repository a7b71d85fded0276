"""Background work: the job table is the truth, whoever carries the job."""

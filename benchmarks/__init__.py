"""Speed as ratios in one run, accuracy on labelled conversations."""

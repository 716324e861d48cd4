"""Runs that are trained elsewhere, or by several processes: job bundles leave as one zip file, and what they learned
comes back as another; torchrun begins a process for each device, of which one leads and the others follow.

A job holds all that a run depends on (spec, data or their hashes, seed, versions) and how to begin it: `run.sh`, an
array file for SLURM and a Dockerfile. Nothing in it is a pickle; every byte that counts is hashed, and none of the
names in a zip file decides where anything is written.
"""

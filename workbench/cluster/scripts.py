"""What starts a job elsewhere: a shell script, an array file for SLURM, a Dockerfile, and a page that explains them."""

RUN = """\
#!/bin/sh
# Trains the experiment of this folder and packs its runs.
#   sh run.sh       with the seed {seed}, into result-{seed}.zip
#   sh run.sh 3     with the seed {seed} + 3, and so on
# WORKBENCH tells how the program is called here, such as "python3 -m workbench".
set -eu
cd "$(dirname "$0")"
: "${{WORKBENCH:=workbench}}"
SEED=$(({seed} + ${{1:-0}}))
$WORKBENCH train . --seed "$SEED"
$WORKBENCH bundle . --result --seed "$SEED" --to "result-$SEED.zip"
"""
ARRAY = """\
#!/bin/sh
#SBATCH --job-name={name}
#SBATCH --array=0-0
#SBATCH --cpus-per-task=2
#SBATCH --mem={memory}M
#SBATCH --time=04:00:00
#SBATCH --output=slurm-%A-%a.out
# One task per seed: sbatch --array=0-9 job.sbatch trains ten. Partition, account and --gpus=1 are your cluster's.
set -eu
cd "${{SLURM_SUBMIT_DIR:-.}}"
sh run.sh "${{SLURM_ARRAY_TASK_ID:-0}}"
"""
DOCKERFILE = """\
# The program's own wheel is put beside this file first: pip wheel --no-deps PATH_OF_THE_PROGRAM
# docker build -t workbench-job . && docker run --rm -v "$PWD:/out" workbench-job
FROM python:{python}-slim
RUN apt-get update && apt-get install -y --no-install-recommends gcc libgomp1 && rm -rf /var/lib/apt/lists/*
WORKDIR /job
COPY requirements.txt *.whl ./
RUN pip install --no-cache-dir -r requirements.txt && pip install --no-cache-dir --no-deps ./*.whl
COPY . .
CMD ["sh", "-c", "sh run.sh && cp result-*.zip /out/"]
"""
README = """\
A job of Sequence Workbench {version}, Python {python}.

  sh run.sh                       trains here with the seed {seed} and packs result-{seed}.zip
  sbatch --array=0-9 job.sbatch   trains ten seeds under SLURM
  docker build -t job .           see Dockerfile

Bring the results back:  workbench collect result-*.zip --into PROJECT

project.json is the experiment, requirements.txt the versions it was bundled with, bundle.json the hashes of it all.
The program refuses to train once a byte of the experiment or of its data has changed.
{places}"""
PLACES = "\nThe data are not in here. They are looked for in:\n{lines}\n"

#!/bin/sh
# Starts a Slurm of one node, this machine, so that the tests run the README's array job by it. As root, with Debian's
# slurm-wlm and munge installed; what it writes goes to the folder given, and /etc/slurm/slurm.conf.
set -eu
[ $# = 1 ] || { echo "one_node.sh FOLDER" >&2; exit 2; }
mkdir -p "$1/state" "$1/spool" /etc/slurm /run/munge
folder=$(cd "$1" && pwd)
name=$(hostname)
cat > /etc/slurm/slurm.conf <<END
ClusterName=one
SlurmctldHost=$name(127.0.0.1)
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
ReturnToService=2
SlurmUser=root
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
NodeName=$name NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
chown munge:munge /run/munge
[ -S /run/munge/munge.socket.2 ] || runuser -u munge -- munged
slurmctld
slurmd
for _ in 1 2 3 4 5 6 7 8 9 10; do
  sinfo -h -t idle 2> /dev/null | grep -q . && { sinfo; exit 0; }
  sleep 1
done
echo "one_node.sh: no node is up; $folder/*.log says why" >&2
exit 1

// Commands on containers, by the help of docker 20.10, 26.1 and 28.5 together, with
// flags that it hides. How a line is read stands in table.ts.

export const containers = `
checkpoint create 2: checkpoint-dir= leave-running
checkpoint ls 1: checkpoint-dir=
checkpoint rm 2: checkpoint-dir=
container attach 1: detach-keys= no-stdin sig-proxy
container commit 1-2: a,author= c,change= m,message= p,pause
container cp 2: a,archive L,follow-link q,quiet
container create 1+!:
  add-host= annotation= a,attach= blkio-weight-device= blkio-weight= cap-add= cap-drop= cgroup-parent= cgroupns=
  cidfile= cpu-count= cpu-percent= cpu-period= cpu-quota= cpu-rt-period= cpu-rt-runtime= c,cpu-shares= cpus=
  cpuset-cpus= cpuset-mems= device-cgroup-rule= device-read-bps= device-read-iops= device-write-bps=
  device-write-iops= device= disable-content-trust dns-opt= dns-option= dns-search= dns= domainname= entrypoint=
  env-file= e,env= expose= gpus= group-add= health-cmd= health-interval= health-retries= health-start-interval=
  health-start-period= health-timeout= h,hostname= init i,interactive io-maxbandwidth= io-maxiops= ip6= ip= ipc=
  isolation= kernel-memory= label-file= l,label= link-local-ip= link= log-driver= log-opt= mac-address=
  memory-reservation= memory-swap= memory-swappiness= m,memory= mount= name= net-alias= net= network-alias=
  network= no-healthcheck oom-kill-disable oom-score-adj= pid= pids-limit= platform= privileged P,publish-all
  p,publish= pull= q,quiet read-only restart= rm runtime= security-opt= shm-size= stop-signal= stop-timeout=
  storage-opt= sysctl= tmpfs= t,tty ulimit= umask= use-api-socket u,user= userns= uts= volume-driver= v,volume=
  volumes-from= w,workdir=
container diff 1:
container exec 2+!: d,detach detach-keys= env-file= e,env= i,interactive privileged t,tty u,user= w,workdir=
container export 1: o,output=
container inspect 1+: f,format= s,size
container kill 1+: s,signal=
container logs 1: details f,follow since= n,tail= t,timestamps until=
container ls 0: a,all f,filter= format= n,last= l,latest no-trunc q,quiet s,size
container pause 1+:
container port 1-2:
container prune 0: filter= f,force
container rename 2:
container restart 1+: s,signal= time= t,timeout=
container rm 1+: f,force l,link v,volumes
container run 1+!:
  add-host= annotation= a,attach= blkio-weight-device= blkio-weight= cap-add= cap-drop= cgroup-parent= cgroupns=
  cidfile= cpu-count= cpu-percent= cpu-period= cpu-quota= cpu-rt-period= cpu-rt-runtime= c,cpu-shares= cpus=
  cpuset-cpus= cpuset-mems= d,detach detach-keys= device-cgroup-rule= device-read-bps= device-read-iops=
  device-write-bps= device-write-iops= device= disable-content-trust dns-opt= dns-option= dns-search= dns=
  domainname= entrypoint= env-file= e,env= expose= gpus= group-add= health-cmd= health-interval= health-retries=
  health-start-interval= health-start-period= health-timeout= h,hostname= init i,interactive io-maxbandwidth=
  io-maxiops= ip6= ip= ipc= isolation= kernel-memory= label-file= l,label= link-local-ip= link= log-driver=
  log-opt= mac-address= memory-reservation= memory-swap= memory-swappiness= m,memory= mount= name= net-alias= net=
  network-alias= network= no-healthcheck oom-kill-disable oom-score-adj= pid= pids-limit= platform= privileged
  P,publish-all p,publish= pull= q,quiet read-only restart= rm runtime= security-opt= shm-size= sig-proxy
  stop-signal= stop-timeout= storage-opt= sysctl= tmpfs= t,tty ulimit= umask= use-api-socket u,user= userns= uts=
  volume-driver= v,volume= volumes-from= w,workdir=
container start 1+: a,attach checkpoint-dir= checkpoint= detach-keys= i,interactive
container stats 0+: a,all format= no-stream no-trunc
container stop 1+: s,signal= time= t,timeout=
container top 1+!:
container unpause 1+:
container update 1+:
  blkio-weight= cpu-period= cpu-quota= cpu-rt-period= cpu-rt-runtime= c,cpu-shares= cpus= cpuset-cpus=
  cpuset-mems= kernel-memory= memory-reservation= memory-swap= m,memory= pids-limit= restart=
container wait 1+:
`;

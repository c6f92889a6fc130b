// Commands on images and registries, by the help of docker 20.10, 26.1 and 28.5 together, with
// flags that it hides. How a line is read stands in table.ts.

export const images = `
login 0-1: password-stdin p,password= u,username=
logout 0-1:
search 1: automated f,filter= format= limit= no-trunc stars=
builder prune 0: a,all filter= f,force keep-storage=
image build 1:
  add-host= allow= annotation= attest= build-arg= build-context= builder= cache-from= cache-to= call=
  cgroup-parent= check compress cpu-period= cpu-quota= c,cpu-shares= cpuset-cpus= cpuset-mems= D,debug
  disable-content-trust f,file= force-rm iidfile= isolation= label= load memory-swap= m,memory= metadata-file=
  network= no-cache no-cache-filter= o,output= platform= print= progress= provenance= pull push q,quiet rm sbom=
  secret= security-opt= shm-size= squash ssh= stream t,tag= target= ulimit=
image history 1: format= H,human no-trunc platform= q,quiet
image import 1-2: c,change= m,message= platform=
image inspect 1+: f,format= platform=
image load 0: i,input= platform= q,quiet
image ls 0-1: a,all digests f,filter= format= no-trunc q,quiet tree
image prune 0: a,all filter= f,force
image pull 1: a,all-tags disable-content-trust platform= q,quiet
image push 1: a,all-tags disable-content-trust platform= q,quiet
image rm 1+: f,force no-prune platform=
image save 1+: o,output= platform=
image tag 2:
manifest annotate 2: arch= os-features= os-version= os= variant=
manifest create 2+: a,amend insecure
manifest inspect 1-2: insecure v,verbose
manifest push 1: insecure p,purge
manifest rm 1+:
trust key generate 1: dir=
trust key load 1: name=
trust signer add 3+: key=
trust signer remove 2+: f,force
trust inspect 1+: pretty
trust revoke 1: y,yes
trust sign 1: local
`;

// Commands of the plugins that come with the client: compose and buildx, by the help of docker 20.10, 26.1 and 28.5 together, with
// flags that it hides. How a line is read stands in table.ts.

export const plugins = `
compose attach 1: detach-keys= dry-run index= no-stdin sig-proxy
compose build 0+:
  build-arg= builder= check compress dry-run force-rm m m,memory= no-cache no-rm parallel print progress=
  provenance= pull push q,quiet sbom= ssh= with-dependencies
compose commit 1-2: a,author= c,change= dry-run index= m,message= p,pause
compose config 0+:
  dry-run environment format= hash= images lock-image-digests models networks no-consistency no-env-resolution
  no-interpolate no-normalize no-path-resolution o,output= profiles q,quiet resolve-image-digests services
  variables volumes
compose cp 2: all a,archive dry-run L,follow-link index=
compose create 0+:
  build dry-run force-recreate no-build no-recreate pull= quiet-pull remove-orphans scale= y,yes
compose down 0+: dry-run remove-orphans rmi= t,timeout= v,volumes
compose events 0+: dry-run json since= until=
compose exec 2+!: d,detach dry-run e,env= index= i,interactive T,no-tty privileged t,tty u,user= w,workdir=
compose export 1: dry-run index= o,output=
compose images 0+: dry-run format= q,quiet
compose kill 0+: dry-run remove-orphans s,signal=
compose logs 0+: dry-run f,follow index= no-color no-log-prefix since= n,tail= t,timestamps until=
compose ls 0: a,all dry-run filter= format= q,quiet
compose pause 0+: dry-run
compose port 2: dry-run index= protocol=
compose ps 0+: a,all dry-run filter= format= no-trunc orphans q,quiet services status=
compose publish 1: app dry-run oci-version= resolve-image-digests with-env y,yes
compose pull 0+: dry-run ignore-buildable ignore-pull-failures include-deps no-parallel parallel policy= q,quiet
compose push 0+: dry-run ignore-push-failures include-deps q,quiet
compose restart 0+: dry-run no-deps t,timeout=
compose rm 0+: a,all dry-run f,force s,stop v,volumes
compose run 1+!:
  build cap-add= cap-drop= d,detach dry-run entrypoint= env-from-file= e,env= i,interactive l,label= name=
  T,no-TTY no-deps p,publish= pull= q,quiet quiet-build quiet-pull remove-orphans rm P,service-ports tty
  use-aliases u,user= v,volume= w,workdir=
compose scale 1+: dry-run no-deps
compose start 0+: dry-run wait wait-timeout=
compose stats 0-1: a,all dry-run format= no-stream no-trunc
compose stop 0+: dry-run t,timeout=
compose top 0+: dry-run
compose unpause 0+: dry-run
compose up 0+:
  abort-on-container-exit abort-on-container-failure always-recreate-deps attach-dependencies attach-dependencies.
  attach= build d,detach dry-run exit-code-from= force-recreate force-recreate. menu no-attach= no-build no-color
  no-deps no-log-prefix no-recreate no-start pull= quiet-build quiet-pull remove-orphans V,renew-anon-volumes
  scale= t,timeout= timestamps wait wait-timeout= w,watch y,yes
compose version 0: dry-run f,format= short
compose volumes 0+: dry-run format= q,quiet
compose wait 1+: down-project dry-run
compose watch 0+: dry-run no-up prune quiet
buildx bake 0+:
  allow= builder= call= check D,debug f,file= list= load metadata-file= no-cache print progress= provenance= pull
  push sbom= set=
buildx build 1:
  add-host= allow= annotation= attest= build-arg= build-context= builder= cache-from= cache-to= call=
  cgroup-parent= check compress cpu-count= cpu-period= cpu-quota= c,cpu-shares= cpuset-cpus= cpuset-mems= D,debug
  detach disable-content-trust f,file= force-rm iidfile= invoke= isolation= label= load memory-swap= m,memory=
  metadata-file= network= no-cache no-cache-filter= o,output= platform= print= progress= provenance= pull push
  q,quiet rm root= sbom= secret= security-opt= server-config= shm-size= squash ssh= stream t,tag= target= ulimit=
buildx create 0-1:
  append bootstrap buildkitd-config= buildkitd-flags= D,debug driver-opt= driver= leave name= node= platform= use
buildx dial-stdio 0: builder= D,debug platform= progress=
buildx du 0: builder= D,debug filter= format= verbose
buildx history export 0+: all builder= D,debug finalize o,output=
buildx history import 0+: builder= D,debug f,file=
buildx history logs 0-1: builder= D,debug progress=
buildx history ls 0: builder= D,debug filter= format= local no-trunc
buildx history open 0-1: builder= D,debug
buildx history rm 0+: all builder= D,debug
buildx imagetools create 0+:
  annotation= append builder= D,debug dry-run f,file= p,platform= prefer-index progress= t,tag=
buildx imagetools inspect 1: builder= D,debug format= raw
buildx inspect 0-1: bootstrap builder= D,debug
buildx ls 0: D,debug format= no-trunc
buildx prune 0:
  a,all builder= D,debug filter= f,force keep-storage= max-used-space= min-free-space= reserved-space= verbose
buildx rm 0+: all-inactive builder= D,debug f,force keep-daemon keep-state
buildx stop 0-1: builder= D,debug
buildx use 1: builder= D,debug default global
buildx version 0: D,debug
`;

// Commands on swarms, by the help of docker 20.10, 26.1 and 28.5 together, with
// flags that it hides. How a line is read stands in table.ts.

export const swarm = `
config create 2: l,label= template-driver=
config inspect 1+: f,format= pretty
config ls 0: f,filter= format= q,quiet
config rm 1+:
node demote 1+:
node inspect 1+: f,format= pretty
node ls 0: f,filter= format= q,quiet
node promote 1+:
node ps 0+: f,filter= format= no-resolve no-trunc q,quiet
node rm 1+: f,force
node update 1: availability= label-add= label-rm= role=
secret create 1-2: d,driver= l,label= template-driver=
secret inspect 1+: f,format= pretty
secret ls 0: f,filter= format= q,quiet
secret rm 1+:
service create 1+!:
  cap-add= cap-drop= config= constraint= container-label= credential-spec= d,detach dns-option= dns-search= dns=
  endpoint-mode= entrypoint= env-file= e,env= generic-resource= group= health-cmd= health-interval=
  health-retries= health-start-interval= health-start-period= health-timeout= host= hostname= init isolation=
  l,label= limit-cpu= limit-memory= limit-pids= log-driver= log-opt= max-concurrent= mode= mount= name= network=
  no-healthcheck no-resolve-image oom-score-adj= placement-pref= p,publish= q,quiet read-only
  replicas-max-per-node= replicas= reserve-cpu= reserve-memory= restart-condition= restart-delay=
  restart-max-attempts= restart-window= rollback-delay= rollback-failure-action= rollback-max-failure-ratio=
  rollback-monitor= rollback-order= rollback-parallelism= secret= stop-grace-period= stop-signal= sysctl= t,tty
  ulimit= update-delay= update-failure-action= update-max-failure-ratio= update-monitor= update-order=
  update-parallelism= u,user= with-registry-auth w,workdir=
service inspect 1+: f,format= pretty
service logs 1: details f,follow no-resolve no-task-ids no-trunc raw since= n,tail= t,timestamps
service ls 0: f,filter= format= q,quiet
service ps 1+: f,filter= format= no-resolve no-trunc q,quiet
service rm 1+:
service rollback 1: d,detach q,quiet
service scale 1+: d,detach
service update 1:
  args= cap-add= cap-drop= config-add= config-rm= constraint-add= constraint-rm= container-label-add=
  container-label-rm= credential-spec= d,detach dns-add= dns-option-add= dns-option-rm= dns-rm= dns-search-add=
  dns-search-rm= endpoint-mode= entrypoint= env-add= env-rm= force generic-resource-add= generic-resource-rm=
  group-add= group-rm= health-cmd= health-interval= health-retries= health-start-interval= health-start-period=
  health-timeout= host-add= host-rm= hostname= image= init isolation= label-add= label-rm= limit-cpu=
  limit-memory= limit-pids= log-driver= log-opt= max-concurrent= mount-add= mount-rm= network-add= network-rm=
  no-healthcheck no-resolve-image oom-score-adj= placement-pref-add= placement-pref-rm= publish-add= publish-rm=
  q,quiet read-only replicas-max-per-node= replicas= reserve-cpu= reserve-memory= restart-condition=
  restart-delay= restart-max-attempts= restart-window= rollback rollback-delay= rollback-failure-action=
  rollback-max-failure-ratio= rollback-monitor= rollback-order= rollback-parallelism= secret-add= secret-rm=
  stop-grace-period= stop-signal= sysctl-add= sysctl-rm= t,tty ulimit-add= ulimit-rm= update-delay=
  update-failure-action= update-max-failure-ratio= update-monitor= update-order= update-parallelism= u,user=
  with-registry-auth w,workdir=
stack config 0: c,compose-file= skip-interpolation
stack deploy 1: c,compose-file= d,detach orchestrator= prune q,quiet resolve-image= with-registry-auth
stack ls 0: format= orchestrator=
stack ps 1: f,filter= format= no-resolve no-trunc orchestrator= q,quiet
stack rm 1+: d,detach orchestrator=
stack services 1: f,filter= format= orchestrator= q,quiet
swarm ca 0: ca-cert= ca-key= cert-expiry= d,detach external-ca= q,quiet rotate
swarm init 0:
  advertise-addr= autolock availability= cert-expiry= data-path-addr= data-path-port=
  default-addr-pool-mask-length= default-addr-pool= dispatcher-heartbeat= external-ca= force-new-cluster
  listen-addr= max-snapshots= snapshot-interval= task-history-limit=
swarm join 1: advertise-addr= availability= data-path-addr= listen-addr= token=
swarm join-token 1: q,quiet rotate
swarm leave 0: f,force
swarm unlock 0:
swarm unlock-key 0: q,quiet rotate
swarm update 0:
  autolock cert-expiry= dispatcher-heartbeat= external-ca= max-snapshots= snapshot-interval= task-history-limit=
`;

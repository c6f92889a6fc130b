// Commands on volumes, networks, plugins, contexts and the engine, by the help of docker 20.10, 26.1 and 28.5 together, with
// flags that it hides. How a line is read stands in table.ts.

export const resources = `
version 0: f,format= kubeconfig=
context create 1: default-stack-orchestrator= description= docker= from= kubernetes=
context export 1-2: kubeconfig
context import 2:
context inspect 0+: f,format=
context ls 0: format= q,quiet
context rm 1+: f,force
context show 0:
context update 1: default-stack-orchestrator= description= docker= kubernetes=
context use 1:
network connect 2: alias= driver-opt= gw-priority= ip6= ip= link-local-ip= link=
network create 1:
  attachable aux-address= config-from= config-only d,driver= gateway= ingress internal ip-range= ipam-driver=
  ipam-opt= ipv4 ipv6 label= o,opt= scope= subnet=
network disconnect 2: f,force
network inspect 1+: f,format= v,verbose
network ls 0: f,filter= format= no-trunc q,quiet
network prune 0: filter= f,force
network rm 1+: f,force
plugin create 2: compress
plugin disable 1: f,force
plugin enable 1: timeout=
plugin inspect 1+: f,format=
plugin install 1+: alias= disable disable-content-trust grant-all-permissions
plugin ls 0: f,filter= format= no-trunc q,quiet
plugin push 1: disable-content-trust
plugin rm 1+: f,force
plugin set 2+:
plugin upgrade 1-2: disable-content-trust grant-all-permissions skip-remote-check
system df 0: format= v,verbose
system events 0: f,filter= format= since= until=
system info 0: f,format=
system prune 0: a,all filter= f,force volumes
volume create 0-1:
  availability= d,driver= group= label= limit-bytes= name= o,opt= required-bytes= scope= secret= sharing=
  topology-preferred= topology-required= type=
volume inspect 1+: f,format=
volume ls 0: cluster f,filter= format= q,quiet
volume prune 0: a,all filter= f,force
volume rm 1+: f,force
volume update 0-1: availability=
inspect 1+: f,format= s,size type=
completion bash 0: no-descriptions
completion fish 0-1: no-descriptions
completion powershell 0-1: no-descriptions
completion zsh 0-1: no-descriptions
`;

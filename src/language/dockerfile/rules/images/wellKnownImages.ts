// Names of images on Docker Hub that need no owner in front: who writes one of them means it.
// Listed at https://github.com/docker-library/official-images/tree/master/library

const names: ReadonlySet<string> = new Set(
  [
    "adminer aerospike almalinux alpine alt amazoncorretto amazonlinux api-firewall arangodb archlinux backdrop bash",
    "bonita buildpack-deps busybox caddy cassandra centos chronograf cirros clearlinux clefos clickhouse clojure composer",
    "consul convertigo couchbase couchdb crate dart debian docker drupal eclipse-mosquitto eclipse-temurin eggdrop",
    "elasticsearch elixir emqx erlang express-gateway fedora flink fluentd friendica gazebo gcc geonetwork ghost golang",
    "gradle groovy haproxy haskell haxe hello-world hitch hola httpd hylang ibm-semeru-runtimes ibmjava influxdb irssi",
    "jetty joomla jruby julia kapacitor kibana known kong krakend lightstreamer liquibase logstash mageia mariadb matomo",
    "maven mediawiki memcached mongo mongo-express monica mono mysql nats neo4j neurodebian nextcloud nginx node notary",
    "odoo open-liberty openjdk opensuse oraclelinux orientdb percona perl phpmyadmin php photon plone postfixadmin",
    "postgres pypy python r-base rabbitmq rakudo-star redis redmine registry rethinkdb rocket.chat rockylinux ros ruby",
    "rust sapmachine satosa scratch silverpeas sl solr sonarqube spark spiped storm swift swipl teamspeak telegraf tomcat",
    "tomee traefik ubuntu unit varnish vault websphere-liberty wordpress xwiki yourls znc zookeeper",
  ].flatMap((line) => line.split(" ")),
);

/** "node", "debian"; the name alone, without registry and tag. */
export function isWellKnown(name: string): boolean {
  return names.has(name.toLowerCase());
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMount, type MountSpec } from "../../../src/run/mounts.ts";

const mount = (text: string): MountSpec => {
  const { value, fault } = parseMount(text);
  assert.equal(fault, undefined, text);
  return value;
};
const told = (text: string): string => {
  const { type, source, target, as } = mount(text);
  return `${type} ${source} > ${target} (${as.option} ${as.text})`;
};

test("a folder of the host, a volume, memory and a pipe are told apart", () => {
  assert.equal(told("/srv:/data"), "bind /srv > /data (volume /srv:/data)");
  assert.equal(told("/srv:/data:ro,z"), "bind /srv > /data (volume /srv:/data:ro,z)");
  assert.equal(told("data:/data"), "volume data > /data (volume data:/data)");
  assert.equal(told("/data"), "volume  > /data (volume /data)");
  assert.equal(told("type=tmpfs,target=/tmp"), "tmpfs  > /tmp (mount type=tmpfs,target=/tmp)");
  assert.equal(
    told("type=bind,source=/srv,target=/data"),
    "bind /srv > /data (mount type=bind,source=/srv,target=/data)",
  );
  assert.equal(told("source=data,dst=/data"), "volume data > /data (mount source=data,dst=/data)");
});

test("Windows paths keep their drive's colon", () => {
  assert.equal(told("C:\\work:/app"), "bind C:\\work > /app (volume C:\\work:/app)");
  assert.equal(told("C:/work:C:\\app:ro"), "bind C:/work > C:\\app (volume C:/work:C:\\app:ro)");
  assert.equal(
    told("\\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine"),
    "npipe \\\\.\\pipe\\docker_engine > \\\\.\\pipe\\docker_engine (volume \\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine)",
  );
});

test("a relative path is refused, with the path that was meant", () => {
  assert.match(parseMount("./src:/app", "/home/ada/shop").fault ?? "", /\/home\/ada\/shop\/src\./);
  assert.match(parseMount("../lib:/lib", "/home/ada/shop").fault ?? "", /\/home\/ada\/lib\./);
  assert.match(parseMount(".:/app", "/home/ada/shop").fault ?? "", /\/home\/ada\/shop\./);
  assert.match(parseMount("src/a:/app").fault ?? "", /absolute/);
  assert.match(parseMount("~/src:/app", "/home/ada/shop").fault ?? "", /absolute/);
  assert.match(parseMount("type=bind,source=src,target=/app", "/home/ada/shop").fault ?? "", /shop\/src/);
});

test("the engine's own settings are made of --mount", () => {
  const settings = (text: string): unknown => {
    const { as } = mount(text);
    return as.option === "mount" ? as.settings : undefined;
  };
  assert.deepEqual(settings("type=bind,src=/srv,dst=/data,readonly,bind-propagation=rslave"), {
    Type: "bind",
    Source: "/srv",
    Target: "/data",
    ReadOnly: true,
    BindOptions: { Propagation: "rslave" },
  });
  assert.deepEqual(
    settings("type=volume,source=data,target=/data,ro=false,volume-nocopy,volume-label=a=b,volume-opt=o=x"),
    {
      Type: "volume",
      Source: "data",
      Target: "/data",
      ReadOnly: false,
      VolumeOptions: { NoCopy: true, Labels: { a: "b" }, DriverConfig: { Options: { o: "x" } } },
    },
  );
  assert.deepEqual(settings("type=tmpfs,target=/tmp,tmpfs-size=64m,tmpfs-mode=1770"), {
    Type: "tmpfs",
    Target: "/tmp",
    TmpfsOptions: { SizeBytes: 67_108_864, Mode: 0o1770 },
  });
  assert.deepEqual(settings('type=bind,"source=/with,comma",target=/data'), {
    Type: "bind",
    Source: "/with,comma",
    Target: "/data",
  });
});

test("what cannot be mounted is refused in words", () => {
  for (const text of [
    "",
    ":/data",
    "/srv:data",
    "/srv:/",
    "/srv:/data:rw:x",
    "/srv:/data:quick",
    "d:data",
    "-data:/data",
    "type=ramdisk,target=/x",
    "type=bind,target=/x",
    "type=tmpfs,source=/x,target=/y",
    "type=bind,source=/x",
    "type=bind,source=/x,target=y",
    "type=bind,source=/x,target=/y,colour=red",
    "type=bind,source=/x,target=/y,volume-nocopy",
    "type=tmpfs,target=/y,tmpfs-size=many",
    "type=tmpfs,target=/y,tmpfs-mode=99",
    'type=bind,"source=/x,target=/y',
    "type=bind,source=/x,target=/y,readonly=perhaps",
    "type=bind,source=/x,target=/y,__proto__=1",
  ])
    assert.ok(parseMount(text).fault, text);
});

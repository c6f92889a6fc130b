// Base images and where files are taken from.
import { testCases } from "./cases.ts";

const images = ["debian:12", "docker.io/library/debian:13", "ghcr.io/team/app:2", "debian:latest"];

testCases({
  code: "DL3006",
  severity: "warning",
  lookup: { images },
  marked: ["FROM «debian»", "FROM «ghcr.io/team/app» AS x", "ARG R=ghcr.io\nFROM «$R/team/app»"],
  clean: [
    "FROM debian:12",
    "FROM debian@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "FROM scratch",
    "FROM debian:12 AS base\nFROM base",
    "FROM debian:12 AS Base\nFROM Base",
    "ARG IMAGE=debian\nFROM $IMAGE",
    "FROM localhost:5000/app:1",
    "FROM Debian",
    "FROM https://example.org/x",
  ],
  fixed: [["FROM debian", "FROM debian:12"]],
});

testCases({
  code: "DL3007",
  severity: "warning",
  lookup: { images },
  marked: ["FROM «debian:latest»", "ARG T=latest\nFROM «debian:$T»"],
  clean: [
    "FROM debian:12",
    "FROM debian:latest@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  ],
  fixed: [["FROM debian:latest AS x", "FROM debian:12 AS x"]],
});

testCases({
  code: "DL3022",
  severity: "warning",
  marked: [
    "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=«biuld» /a /a",
    "FROM debian:12\nRUN --mount=type=bind,from=«tools»,target=/t a",
    "FROM debian:12\nCOPY --from=«team/app» /a /a",
  ],
  clean: [
    "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build /a /a\nCOPY --from=0 /a /a\nCOPY --from=BUILD /a /a",
    "FROM debian:12\nCOPY --from=team/app:1 /a /a",
    "FROM debian:12\nCOPY --from=ghcr.io/app /a /a",
  ],
  fixed: [
    [
      "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=biuld /a /a",
      "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build /a /a",
    ],
  ],
});

testCases({
  code: "differentBases",
  severity: "hint",
  marked: [
    "FROM ubuntu:24.04 AS b\nFROM alpine:3.22\nCOPY --from=«b» /usr/bin/app /usr/bin/",
    "FROM ubuntu:24.04 AS b\nFROM rockylinux:9\nCOPY --from=«b» /build/tool /opt/",
  ],
  clean: [
    "FROM debian:12 AS b\nFROM debian:13\nCOPY --from=b /bin/a /bin/",
    "FROM debian:12 AS b\nFROM alpine:3.22\nCOPY --from=b /etc/x /etc/",
    "FROM debian:12 AS b\nFROM alpine:3.22\nCOPY --from=b /src/app.jar /src/dist /app/",
    "FROM debian:12 AS b\nFROM scratch\nCOPY --from=b /bin/a /bin/",
  ],
});

testCases({
  code: "DL3026",
  severity: "warning",
  lookup: { policy: { trustedRegistries: ["ghcr.io", "*.example.org"] } },
  marked: ["FROM «debian:12»", "FROM «quay.io/a:1»", "FROM «example.org/a:1»"],
  clean: ["FROM ghcr.io/a:1", "FROM r.example.org/a:1", "FROM scratch", "FROM ghcr.io/a:1 AS x\nFROM x"],
});

testCases({
  code: "endOfLife",
  severity: "warning",
  marked: [
    "FROM «ubuntu:12.04»",
    "FROM «python:3.8-slim»",
    "FROM «centos:7»",
    "FROM «alpine:3.9.2»",
    "FROM «node:16-bullseye»",
    "FROM «debian:buster-slim»",
  ],
  clean: [
    "FROM ubuntu:24.04",
    "FROM python:3.13",
    "FROM alpine:3.22",
    "FROM node:24",
    "FROM debian",
    "FROM team/centos:7",
    "FROM golang:1.25-alpine",
  ],
});

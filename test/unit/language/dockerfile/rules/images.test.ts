// Base images and where files are taken from.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Lookup } from "../../../../../src/language/language.ts";
import { findings, testCases } from "./cases.ts";

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

// A FROM that means a stage and does not name it.
testCases({
  code: "misspelledStage",
  severity: "warning",
  marked: [
    "FROM debian:12 AS builder\nFROM «buidler»",
    "FROM debian:12 AS build-client\nFROM «build-clients» AS b",
    "FROM «base» AS a\nFROM debian:12 AS base",
  ],
  clean: [
    "FROM debian:12 AS builder\nFROM builder",
    "FROM debian:12 AS builder\nFROM BUILDER",
    "FROM debian:12 AS nodes\nFROM node",
    "FROM node AS node",
    "FROM golang AS a\nFROM debian:12 AS golang",
    "FROM debian:12 AS builder\nFROM buidler:1",
    "FROM debian:12 AS builder\nFROM ghcr.io/buidler",
    "FROM debian:12 AS builder\nFROM team/buidler",
    "FROM debian:12 AS base\nFROM runtime",
    "ARG X=buidler\nFROM debian:12 AS builder\nFROM $X",
  ],
  fixed: [["FROM debian:12 AS builder\nFROM buidler AS x\n", "FROM debian:12 AS builder\nFROM builder AS x\n"]],
});

test("an image that only builds is out of support by the way", () => {
  const said = (text: string): readonly string[] =>
    findings(text).flatMap(({ rule, severity, range }) =>
      rule === "endOfLife" ? `${range.start.line + 1} ${severity}` : [],
    );
  const old = "FROM ubuntu:12.04 AS a\n";
  assert.deepEqual(said(`${old}FROM debian:13\nCOPY --from=a /b /c\n`), ["1 info"]);
  assert.deepEqual(said(`${old}FROM a AS b\nFROM debian:13\nCOPY --from=b /b /c\n`), ["1 info"]);
  assert.deepEqual(said(`${old}FROM a\n`), ["1 warning"]);
  // What no other stage uses is an image of its own.
  assert.deepEqual(said(`${old}FROM ubuntu:12.04 AS b\nFROM debian:13\nRUN --mount=from=b a\n`), [
    "1 warning",
    "2 info",
  ]);
});

test("an image that is here is no misspelled stage", () => {
  const text = "FROM debian:12 AS builder\nFROM buildar\n";
  const of = (lookup: Lookup): boolean => findings(text, lookup).some(({ rule }) => rule === "misspelledStage");
  assert.deepEqual([of({}), of({ images: ["buildar:latest"] })], [true, false]);
});

// S182
testCases({
  code: "unknownPlatform",
  severity: "warning",
  marked: [
    "FROM --platform=«linux/amd46» debian:12",
    "FROM --platform=«linx/arm64» debian:12",
    "FROM --platform=«linux/pentium» debian:12",
  ],
  clean: [
    "FROM --platform=linux/amd64 debian:12",
    "FROM --platform=linux/arm/v7 debian:12",
    "FROM --platform=linux/x86_64 debian:12",
    "FROM --platform=LINUX/ARM64/v8 debian:12",
    "FROM --platform=windows/amd64 debian:12",
    "FROM --platform=arm64 debian:12",
    "FROM --platform=$BUILDPLATFORM debian:12",
    "FROM --platform=linux/$TARGETARCH debian:12",
    // The builder refuses these itself.
    "FROM --platform=intel debian:12",
  ],
  fixed: [["FROM --platform=linux/amd46 debian:12\n", "FROM --platform=linux/amd64 debian:12\n"]],
});

// S184
testCases({
  code: "emulatedBuild",
  severity: "hint",
  marked: [
    "FROM golang:1.25 AS build\nARG TARGETARCH\nRUN GOOS=linux GOARCH=$TARGETARCH «go build» -o /a .\nFROM scratch\nCOPY --from=build /a /",
    "FROM golang:1.25 AS base\nFROM base AS build\nARG TARGETOS TARGETARCH\nENV GOARCH=${TARGETARCH}\nRUN «go build» -o /a .\nFROM scratch\nCOPY --from=build /a /",
    "FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build\nARG TARGETARCH\nRUN «dotnet publish» -a $TARGETARCH -o /a\nFROM scratch\nCOPY --from=build /a /",
  ],
  clean: [
    "FROM --platform=$BUILDPLATFORM golang:1.25 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /a .\nFROM scratch\nCOPY --from=build /a /",
    "FROM golang:1.25\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /a .",
    "FROM golang:1.25 AS base\nFROM base AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /a .\nFROM base\nCOPY --from=build /a /",
    "FROM golang:1.25 AS build\nARG TARGETARCH\nRUN CGO_ENABLED=1 GOARCH=$TARGETARCH go build -o /a .\nFROM scratch\nCOPY --from=build /a /",
    "FROM golang:1.25 AS build\nRUN go build -o /a .\nFROM scratch\nARG TARGETARCH\nCOPY --from=build /a /",
  ],
  fixed: [
    [
      "FROM golang:1.25 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /a .\nFROM scratch\nCOPY --from=build /a /\n",
      "FROM --platform=$BUILDPLATFORM golang:1.25 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /a .\nFROM scratch\nCOPY --from=build /a /\n",
    ],
  ],
});

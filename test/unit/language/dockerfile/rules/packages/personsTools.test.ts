// Tools for people at a terminal, by whatever package manager.
import { testRule } from "../run/ruleCases.ts";

testRule({
  rule: "personsTools",
  marked: [
    "RUN apt-get install -y curl «vim» sudo",
    "RUN apk add --no-cache «nano»",
    "RUN dnf install -y «tmux» && yum install -y «zsh»",
    "RUN apt-get install -y «vim-tiny»=2:9.0 git".replace("vim-tiny»=2:9.0", "vim-tiny=2:9.0»"),
    "RUN zypper in -y «emacs-nox»",
  ],
  clean: [
    "RUN apt-get install -y curl git less procps",
    "RUN apt-get remove -y vim",
    "RUN apt-get install -y libvim-dev $TOOLS",
    "RUN echo vim",
  ],
});

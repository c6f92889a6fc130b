// The table of everything a person can do. Registrations and package.json are made from it.
import type { AnyCommand, WindowCommand } from "./command.ts";
import { copy as activityCopy } from "./activity/copy.ts";
import { show as activityShow } from "./activity/show.ts";
import { attach as containersAttach } from "./containers/attach.ts";
import { changes as containersChanges } from "./containers/changes.ts";
import { commit as containersCommit } from "./containers/commit.ts";
import { copyAddress as containersCopyAddress } from "./containers/copyAddress.ts";
import { copyId as containersCopyId } from "./containers/copyId.ts";
import { copyName as containersCopyName } from "./containers/copyName.ts";
import { exec as containersExec } from "./containers/exec.ts";
import { forceRemove as containersForceRemove } from "./containers/forceRemove.ts";
import { inspect as containersInspect } from "./containers/inspect.ts";
import { kill as containersKill } from "./containers/kill.ts";
import { logs as containersLogs } from "./containers/logs.ts";
import { logsDocument as containersLogsDocument } from "./containers/logsDocument.ts";
import { openInBrowser as containersOpenInBrowser } from "./containers/openInBrowser.ts";
import { openPort as containersOpenPort } from "./containers/openPort.ts";
import { openShell as containersOpenShell } from "./containers/openShell.ts";
import { pause as containersPause } from "./containers/pause.ts";
import { prune as containersPrune } from "./containers/prune.ts";
import { remove as containersRemove } from "./containers/remove.ts";
import { rename as containersRename } from "./containers/rename.ts";
import { restart as containersRestart } from "./containers/restart.ts";
import { restartPolicy as containersRestartPolicy } from "./containers/restartPolicy.ts";
import { saveLogs as containersSaveLogs } from "./containers/saveLogs.ts";
import { start as containersStart } from "./containers/start.ts";
import { startAndAttach as containersStartAndAttach } from "./containers/startAndAttach.ts";
import { stats as containersStats } from "./containers/stats.ts";
import { stop as containersStop } from "./containers/stop.ts";
import { stopWith as containersStopWith } from "./containers/stopWith.ts";
import { top as containersTop } from "./containers/top.ts";
import { unpause as containersUnpause } from "./containers/unpause.ts";
import { wait as containersWait } from "./containers/wait.ts";
import { choose as enginesChoose } from "./engines/choose.ts";
import { connect as enginesConnect } from "./engines/connect.ts";
import { disconnect as enginesDisconnect } from "./engines/disconnect.ts";
import { info as enginesInfo } from "./engines/info.ts";
import { makeDefault as enginesMakeDefault } from "./engines/makeDefault.ts";
import { openSettings as enginesOpenSettings } from "./engines/openSettings.ts";
import { retry as enginesRetry } from "./engines/retry.ts";
import { showLog as enginesShowLog } from "./engines/showLog.ts";
import { startDaemon as enginesStartDaemon } from "./engines/startDaemon.ts";
import { version as enginesVersion } from "./engines/version.ts";
import { why as enginesWhy } from "./engines/why.ts";
import { copyDigest as imagesCopyDigest } from "./images/copyDigest.ts";
import { copyId as imagesCopyId } from "./images/copyId.ts";
import { create as imagesCreate } from "./images/create.ts";
import { history as imagesHistory } from "./images/history.ts";
import { inspect as imagesInspect } from "./images/inspect.ts";
import { prune as imagesPrune } from "./images/prune.ts";
import { pruneAll as imagesPruneAll } from "./images/pruneAll.ts";
import { remove as imagesRemove } from "./images/remove.ts";
import { removeAll as imagesRemoveAll } from "./images/removeAll.ts";
import { run as imagesRun } from "./images/run.ts";
import { runInteractive as imagesRunInteractive } from "./images/runInteractive.ts";
import { runTool as imagesRunTool } from "./images/runTool.ts";
import { tag as imagesTag } from "./images/tag.ts";
import { untag as imagesUntag } from "./images/untag.ts";
import { clearContainersFilter as viewsClearContainersFilter } from "./views/clearContainersFilter.ts";
import { clearImagesFilter as viewsClearImagesFilter } from "./views/clearImagesFilter.ts";
import { filterContainers as viewsFilterContainers } from "./views/filterContainers.ts";
import { filterImages as viewsFilterImages } from "./views/filterImages.ts";
import { groupContainers as viewsGroupContainers } from "./views/groupContainers.ts";
import { hideDanglingImages as viewsHideDanglingImages } from "./views/hideDanglingImages.ts";
import { hideDigests as viewsHideDigests } from "./views/hideDigests.ts";
import { refresh as viewsRefresh } from "./views/refresh.ts";
import { showAllContainers as viewsShowAllContainers } from "./views/showAllContainers.ts";
import { showDanglingImages as viewsShowDanglingImages } from "./views/showDanglingImages.ts";
import { showDigests as viewsShowDigests } from "./views/showDigests.ts";
import { showRunningContainers as viewsShowRunningContainers } from "./views/showRunningContainers.ts";
import { sortContainers as viewsSortContainers } from "./views/sortContainers.ts";

export const commands: readonly (AnyCommand | WindowCommand)[] = [
  activityCopy,
  activityShow,
  containersAttach,
  containersChanges,
  containersCommit,
  containersCopyAddress,
  containersCopyId,
  containersCopyName,
  containersExec,
  containersForceRemove,
  containersInspect,
  containersKill,
  containersLogs,
  containersLogsDocument,
  containersOpenInBrowser,
  containersOpenPort,
  containersOpenShell,
  containersPause,
  containersPrune,
  containersRemove,
  containersRename,
  containersRestart,
  containersRestartPolicy,
  containersSaveLogs,
  containersStart,
  containersStartAndAttach,
  containersStats,
  containersStop,
  containersStopWith,
  containersTop,
  containersUnpause,
  containersWait,
  enginesChoose,
  enginesConnect,
  enginesDisconnect,
  enginesInfo,
  enginesMakeDefault,
  enginesOpenSettings,
  enginesRetry,
  enginesShowLog,
  enginesStartDaemon,
  enginesVersion,
  enginesWhy,
  imagesCopyDigest,
  imagesCopyId,
  imagesCreate,
  imagesHistory,
  imagesInspect,
  imagesPrune,
  imagesPruneAll,
  imagesRemove,
  imagesRemoveAll,
  imagesRun,
  imagesRunInteractive,
  imagesRunTool,
  imagesTag,
  imagesUntag,
  viewsClearContainersFilter,
  viewsClearImagesFilter,
  viewsFilterContainers,
  viewsFilterImages,
  viewsGroupContainers,
  viewsHideDanglingImages,
  viewsHideDigests,
  viewsRefresh,
  viewsShowAllContainers,
  viewsShowDanglingImages,
  viewsShowDigests,
  viewsShowRunningContainers,
  viewsSortContainers,
];

// The table of everything a person can do. Registrations and package.json are made from it.
import type { AnyCommand, WindowCommand } from "./command.ts";
import { copy as activityCopy } from "./activity/copy.ts";
import { show as activityShow } from "./activity/show.ts";
import { copyCurl as apiCopyCurl } from "./api/copyCurl.ts";
import { send as apiSend } from "./api/send.ts";
import { attach as containersAttach } from "./containers/attach.ts";
import { changes as containersChanges } from "./containers/changes.ts";
import { commit as containersCommit } from "./containers/commit.ts";
import { copyAddress as containersCopyAddress } from "./containers/copyAddress.ts";
import { copyId as containersCopyId } from "./containers/copyId.ts";
import { copyName as containersCopyName } from "./containers/copyName.ts";
import { copySource as containersCopySource } from "./containers/copySource.ts";
import { debugShell as containersDebugShell } from "./containers/debugShell.ts";
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
import { process as containersProcess } from "./containers/process.ts";
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
import { openFile as daemonOpenFile } from "./daemon/openFile.ts";
import { build as dockerfileBuild } from "./dockerfile/build.ts";
import { buildAndRun as dockerfileBuildAndRun } from "./dockerfile/buildAndRun.ts";
import { buildStage as dockerfileBuildStage } from "./dockerfile/buildStage.ts";
import { showContext as dockerfileShowContext } from "./dockerfile/showContext.ts";
import { showStageGraph as dockerfileShowStageGraph } from "./dockerfile/showStageGraph.ts";
import { add as enginesAdd } from "./engines/add.ts";
import { apiConsole as enginesApiConsole } from "./engines/apiConsole.ts";
import { choose as enginesChoose } from "./engines/choose.ts";
import { connect as enginesConnect } from "./engines/connect.ts";
import { copyRemedy as enginesCopyRemedy } from "./engines/copyRemedy.ts";
import { disconnect as enginesDisconnect } from "./engines/disconnect.ts";
import { events as enginesEvents } from "./engines/events.ts";
import { info as enginesInfo } from "./engines/info.ts";
import { makeDefault as enginesMakeDefault } from "./engines/makeDefault.ts";
import { openFile as enginesOpenFile } from "./engines/openFile.ts";
import { openSettings as enginesOpenSettings } from "./engines/openSettings.ts";
import { retry as enginesRetry } from "./engines/retry.ts";
import { showLog as enginesShowLog } from "./engines/showLog.ts";
import { startDaemon as enginesStartDaemon } from "./engines/startDaemon.ts";
import { traceSocket as enginesTraceSocket } from "./engines/traceSocket.ts";
import { version as enginesVersion } from "./engines/version.ts";
import { why as enginesWhy } from "./engines/why.ts";
import { clearFound as filesClearFound } from "./files/clearFound.ts";
import { compareWithContainer as filesCompareWithContainer } from "./files/compareWithContainer.ts";
import { compareWithFile as filesCompareWithFile } from "./files/compareWithFile.ts";
import { compareWithImage as filesCompareWithImage } from "./files/compareWithImage.ts";
import { copyPath as filesCopyPath } from "./files/copyPath.ts";
import { deleteFiles as filesDeleteFiles } from "./files/delete.ts";
import { download as filesDownload } from "./files/download.ts";
import { drop as filesDrop } from "./files/drop.ts";
import { exportTar as filesExportTar } from "./files/exportTar.ts";
import { find as filesFind } from "./files/find.ts";
import { findAgain as filesFindAgain } from "./files/findAgain.ts";
import { findInContainer as filesFindInContainer } from "./files/findInContainer.ts";
import { goToPath as filesGoToPath } from "./files/goToPath.ts";
import { importTar as filesImportTar } from "./files/importTar.ts";
import { listAll as filesListAll } from "./files/listAll.ts";
import { newFile as filesNewFile } from "./files/newFile.ts";
import { newFolder as filesNewFolder } from "./files/newFolder.ts";
import { ofContainer as filesOfContainer } from "./files/ofContainer.ts";
import { ofImage as filesOfImage } from "./files/ofImage.ts";
import { ofVolume as filesOfVolume } from "./files/ofVolume.ts";
import { open as filesOpen } from "./files/open.ts";
import { openAsWorkspaceFolder as filesOpenAsWorkspaceFolder } from "./files/openAsWorkspaceFolder.ts";
import { refineFind as filesRefineFind } from "./files/refineFind.ts";
import { refresh as filesRefresh } from "./files/refresh.ts";
import { rename as filesRename } from "./files/rename.ts";
import { revealInTree as filesRevealInTree } from "./files/revealInTree.ts";
import { routeChoice as filesRouteChoice } from "./files/routeChoice.ts";
import { stopFind as filesStopFind } from "./files/stopFind.ts";
import { upload as filesUpload } from "./files/upload.ts";
import { helloWorld as guideHelloWorld } from "./guide/helloWorld.ts";
import { startTime as guideStartTime } from "./guide/startTime.ts";
import { ubuntu as guideUbuntu } from "./guide/ubuntu.ts";
import { build as imagesBuild } from "./images/build.ts";
import { copyDigest as imagesCopyDigest } from "./images/copyDigest.ts";
import { copyId as imagesCopyId } from "./images/copyId.ts";
import { create as imagesCreate } from "./images/create.ts";
import { history as imagesHistory } from "./images/history.ts";
import { inspect as imagesInspect } from "./images/inspect.ts";
import { pinReference as imagesPinReference } from "./images/pinReference.ts";
import { prune as imagesPrune } from "./images/prune.ts";
import { pruneAll as imagesPruneAll } from "./images/pruneAll.ts";
import { remove as imagesRemove } from "./images/remove.ts";
import { removeAll as imagesRemoveAll } from "./images/removeAll.ts";
import { run as imagesRun } from "./images/run.ts";
import { runByName as imagesRunByName } from "./images/runByName.ts";
import { runInteractive as imagesRunInteractive } from "./images/runInteractive.ts";
import { runTool as imagesRunTool } from "./images/runTool.ts";
import { tag as imagesTag } from "./images/tag.ts";
import { untag as imagesUntag } from "./images/untag.ts";
import { clearContainersFilter as viewsClearContainersFilter } from "./views/clearContainersFilter.ts";
import { clearImagesFilter as viewsClearImagesFilter } from "./views/clearImagesFilter.ts";
import { clearVolumesFilter as viewsClearVolumesFilter } from "./views/clearVolumesFilter.ts";
import { filterContainers as viewsFilterContainers } from "./views/filterContainers.ts";
import { filterImages as viewsFilterImages } from "./views/filterImages.ts";
import { filterVolumes as viewsFilterVolumes } from "./views/filterVolumes.ts";
import { groupContainers as viewsGroupContainers } from "./views/groupContainers.ts";
import { hideDanglingImages as viewsHideDanglingImages } from "./views/hideDanglingImages.ts";
import { hideDigests as viewsHideDigests } from "./views/hideDigests.ts";
import { refresh as viewsRefresh } from "./views/refresh.ts";
import { showAllContainers as viewsShowAllContainers } from "./views/showAllContainers.ts";
import { showDanglingImages as viewsShowDanglingImages } from "./views/showDanglingImages.ts";
import { showDigests as viewsShowDigests } from "./views/showDigests.ts";
import { showRunningContainers as viewsShowRunningContainers } from "./views/showRunningContainers.ts";
import { sortContainers as viewsSortContainers } from "./views/sortContainers.ts";
import { copyName as volumesCopyName } from "./volumes/copyName.ts";
import { create as volumesCreate } from "./volumes/create.ts";
import { inspect as volumesInspect } from "./volumes/inspect.ts";
import { prune as volumesPrune } from "./volumes/prune.ts";
import { remove as volumesRemove } from "./volumes/remove.ts";
import { show as volumesShow } from "./volumes/show.ts";

export const commands: readonly (AnyCommand | WindowCommand)[] = [
  activityCopy,
  activityShow,
  apiCopyCurl,
  apiSend,
  containersAttach,
  containersChanges,
  containersCommit,
  containersCopyAddress,
  containersCopyId,
  containersCopyName,
  containersCopySource,
  containersDebugShell,
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
  containersProcess,
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
  daemonOpenFile,
  dockerfileBuild,
  dockerfileBuildAndRun,
  dockerfileBuildStage,
  dockerfileShowContext,
  dockerfileShowStageGraph,
  enginesAdd,
  enginesApiConsole,
  enginesChoose,
  enginesConnect,
  enginesCopyRemedy,
  enginesDisconnect,
  enginesEvents,
  enginesInfo,
  enginesMakeDefault,
  enginesOpenFile,
  enginesOpenSettings,
  enginesRetry,
  enginesShowLog,
  enginesStartDaemon,
  enginesTraceSocket,
  enginesVersion,
  enginesWhy,
  filesClearFound,
  filesCompareWithContainer,
  filesCompareWithFile,
  filesCompareWithImage,
  filesCopyPath,
  filesDeleteFiles,
  filesDownload,
  filesDrop,
  filesExportTar,
  filesFind,
  filesFindAgain,
  filesFindInContainer,
  filesGoToPath,
  filesImportTar,
  filesListAll,
  filesNewFile,
  filesNewFolder,
  filesOfContainer,
  filesOfImage,
  filesOfVolume,
  filesOpen,
  filesOpenAsWorkspaceFolder,
  filesRefineFind,
  filesRefresh,
  filesRename,
  filesRevealInTree,
  filesRouteChoice,
  filesStopFind,
  filesUpload,
  guideHelloWorld,
  guideStartTime,
  guideUbuntu,
  imagesBuild,
  imagesCopyDigest,
  imagesCopyId,
  imagesCreate,
  imagesHistory,
  imagesInspect,
  imagesPinReference,
  imagesPrune,
  imagesPruneAll,
  imagesRemove,
  imagesRemoveAll,
  imagesRun,
  imagesRunByName,
  imagesRunInteractive,
  imagesRunTool,
  imagesTag,
  imagesUntag,
  viewsClearContainersFilter,
  viewsClearImagesFilter,
  viewsClearVolumesFilter,
  viewsFilterContainers,
  viewsFilterImages,
  viewsFilterVolumes,
  viewsGroupContainers,
  viewsHideDanglingImages,
  viewsHideDigests,
  viewsRefresh,
  viewsShowAllContainers,
  viewsShowDanglingImages,
  viewsShowDigests,
  viewsShowRunningContainers,
  viewsSortContainers,
  volumesCopyName,
  volumesCreate,
  volumesInspect,
  volumesPrune,
  volumesRemove,
  volumesShow,
];

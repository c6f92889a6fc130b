// The table of everything a person can do. Registrations and package.json are made from it.
import type { AnyCommand, WindowCommand } from "./command.ts";
import { choose as enginesChoose } from "./engines/choose.ts";
import { connect as enginesConnect } from "./engines/connect.ts";
import { disconnect as enginesDisconnect } from "./engines/disconnect.ts";
import { makeDefault as enginesMakeDefault } from "./engines/makeDefault.ts";
import { openSettings as enginesOpenSettings } from "./engines/openSettings.ts";
import { retry as enginesRetry } from "./engines/retry.ts";
import { showLog as enginesShowLog } from "./engines/showLog.ts";
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
  enginesChoose,
  enginesConnect,
  enginesDisconnect,
  enginesMakeDefault,
  enginesOpenSettings,
  enginesRetry,
  enginesShowLog,
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

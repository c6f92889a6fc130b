// What commands can have done with files in a language of ours. The language clients make it, loaded with the first use.

/** A document as menus, lenses and the palette name it: an address, the editor's own object, or nothing for the active one. */
export type GivenFile = unknown;

export interface LanguageTools {
  /** Shows how the stages of a Dockerfile hang together, in a page beside it. */
  showStageGraph(file: GivenFile): Promise<void>;
  /** Shows what a build in the folder of a Dockerfile or .dockerignore, or in a folder, would be sent. */
  showContext(place: GivenFile): Promise<void>;
  /**
   * The path of the Dockerfile that is named, or of the one in the editor that has the focus; saved if it has changed.
   * Undefined where there is none on this machine.
   */
  dockerfileOf(file: GivenFile): Promise<string | undefined>;
  /** Opens a file of this machine; one that is not there is begun with a text and not saved. */
  openFile(path: string, otherwise: string): Promise<void>;
  /** Puts a text in at a place, where `before` still stands right before it. False where it does not. */
  insert(place: InsertPlace, text: string): Promise<boolean>;
}

export interface InsertPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly before: string;
}

//! The only door into a project: edits with their inverses, history, undo and redo.

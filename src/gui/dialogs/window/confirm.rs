//! Questions before something is given up, replaced or taken away.

use std::path::Path;

use egui::Context;

use super::{buttons_ui, words_ui};
use crate::edit::{Edit, Preview};
use crate::gui::action::{Action, DialogAction, FileAction};
use crate::gui::app::App;
use crate::gui::files::things;
use crate::gui::history::moment;
use crate::gui::journal::changes;
use crate::gui::signs::capitalized;
use crate::gui::theme::Theme;
use crate::gui::widgets::ModalCard;
use crate::model::ArticleId;

/// Asks what to do with unsaved work.
pub(super) fn unsaved_ui(ctx: &Context, theme: &Theme, app: &App, actions: &mut Vec<Action>) -> bool {
    let card = ModalCard::new("unsaved", "Save your work first?").show(ctx, |ui| {
        let words = format!("“{}” has changes that are not saved.", app.title());
        words_ui(ui, theme, &words);
        buttons_ui(ui, theme, &[("Save", true), ("Discard changes", false), ("Cancel", false)])
    });
    match card.inner {
        Some(0) => {
            actions.push(Action::Dialog(DialogAction::SaveFirst));
            true
        }
        Some(1) => {
            actions.push(Action::File(FileAction::Discard));
            true
        }
        Some(_) => false,
        None => !card.should_close,
    }
}

/// Asks whether changes that were not saved are to be restored, then waits for that. There is no third way.
pub(super) fn recover_ui(ctx: &Context, theme: &Theme, app: &App, actions: &mut Vec<Action>) -> bool {
    let Some(recovered) = &app.session.recovered else {
        ModalCard::new("restoring", "Restoring your work…").keep(true).show(ctx, |ui| {
            words_ui(ui, theme, "The changes that were not saved are put into the project.");
        });
        return true;
    };
    let n = things(recovered.n_changes, "change");
    let card = ModalCard::new("recover", "Restore your work?").keep(true).show(ctx, |ui| {
        words_ui(ui, theme, &format!("Dateline was stopped before it could save {n} to “{}”.", app.title()));
        if let Some(last) = recovered.last {
            let words = format!("The last one is of {}: {}.", moment(last), recovered.last_label);
            words_ui(ui, theme, &words);
        }
        words_ui(ui, theme, "Restored changes are saved when you save the project. Left out, they stay in a file beside it.");
        buttons_ui(ui, theme, &[(&format!("Restore {n}"), true), ("Leave them out", false)])
    });
    match card.inner {
        Some(0) => {
            actions.push(Action::File(FileAction::Restore));
            true
        }
        Some(_) => {
            actions.push(Action::File(FileAction::LeaveOut));
            false
        }
        None => true,
    }
}

/// Asks before work that has no file is deleted: nothing brings it back.
pub(super) fn delete_unsaved_ui(ctx: &Context, theme: &Theme, app: &App, path: &Path, actions: &mut Vec<Action>) -> bool {
    let Some(left) = app.unsaved().iter().find(|left| left.path == path) else { return false };
    let card = ModalCard::new("delete unsaved", "Delete this work?").show(ctx, |ui| {
        words_ui(
            ui,
            theme,
            &format!("{} that no project file holds will be gone for good.", capitalized(&changes(left.n_changes))),
        );
        buttons_ui(ui, theme, &[("Delete it", false), ("Cancel", true)])
    });
    if card.inner == Some(0) {
        actions.push(Action::File(FileAction::DeleteUnsaved(path.to_path_buf())));
    }
    card.inner.is_none() && !card.should_close
}

/// Asks before a file is replaced.
pub(super) fn overwrite_ui(ctx: &Context, theme: &Theme, path: &Path, actions: &mut Vec<Action>) -> bool {
    let card = ModalCard::new("overwrite", "Replace this file?").show(ctx, |ui| {
        let words = "is there already. It is replaced; a copy of what it holds stays among the backups beside it.";
        words_ui(ui, theme, &format!("{} {words}", path.display()));
        buttons_ui(ui, theme, &[("Replace", false), ("Cancel", true)])
    });
    if card.inner == Some(0) {
        actions.push(Action::File(FileAction::SaveTo(path.to_path_buf())));
    }
    card.inner.is_none() && !card.should_close
}

/// Asks before what somebody else wrote is replaced.
pub(super) fn changed_ui(ctx: &Context, theme: &Theme, path: &Path, actions: &mut Vec<Action>) -> bool {
    let card = ModalCard::new("changed", "The file was changed by another program").show(ctx, |ui| {
        let words = format!(
            "{} is not what it was when you opened it. Saving over it leaves what was written there since \
             among the backups beside it. Save under another name to keep both at hand.",
            path.display()
        );
        words_ui(ui, theme, &words);
        buttons_ui(ui, theme, &[("Save as…", true), ("Save over it", false), ("Cancel", false)])
    });
    match card.inner {
        Some(0) => actions.push(Action::Run(crate::gui::command::Command::SaveAs)),
        Some(1) => actions.push(Action::File(FileAction::SaveTo(path.to_path_buf()))),
        _ => {}
    }
    card.inner.is_none() && !card.should_close
}

/// Shows what goes with an article.
pub(super) fn remove_ui(
    ctx: &Context,
    theme: &Theme,
    app: &App,
    (article, preview): (ArticleId, Preview),
    actions: &mut Vec<Action>,
) -> bool {
    let title = app.project.articles.get(article).map_or("", |article| article.display_title());
    let card = ModalCard::new("remove", "Remove this article?").show(ctx, |ui| {
        words_ui(ui, theme, &format!("“{title}”"));
        words_ui(ui, theme, &format!("With it go {}.", parts(&preview)));
        if preview.events_decided > 0 {
            words_ui(
                ui,
                theme,
                &format!("You have already decided about {} of them.", things(preview.events_decided, "event")),
            );
        }
        words_ui(ui, theme, "Undo brings everything back.");
        buttons_ui(ui, theme, &[("Remove article", true), ("Cancel", false)])
    });
    if card.inner == Some(0) {
        actions.push(Action::Edit(Edit::RemoveArticles(vec![article])));
    }
    card.inner.is_none() && !card.should_close
}

fn parts(preview: &Preview) -> String {
    let mut parts = vec![things(preview.events_removed, "event")];
    if preview.events_changed > 0 {
        parts.push(format!("claims of {}", things(preview.events_changed, "other event")));
    }
    parts.push(match preview.entities_removed {
        1 => "1 entity that nothing else names".to_owned(),
        n => format!("{n} entities that nothing else names"),
    });
    if preview.notes_removed > 0 {
        parts.push(things(preview.notes_removed, "note or question"));
    }
    parts.join(", ")
}

/// Shows what a new reading changes.
pub(super) fn reread_ui(ctx: &Context, theme: &Theme, (edit, preview): (&Edit, Preview), actions: &mut Vec<Action>) -> bool {
    let card = ModalCard::new("reread", "Take the new reading?").show(ctx, |ui| {
        let words = format!(
            "{} new, {} gone, {} changed. Whatever you decided stays.",
            things(preview.events_added, "event"),
            preview.events_removed,
            preview.events_changed
        );
        words_ui(ui, theme, &words);
        buttons_ui(ui, theme, &[("Take it", true), ("Cancel", false)])
    });
    if card.inner == Some(0) {
        actions.push(Action::Edit(edit.clone()));
    }
    card.inner.is_none() && !card.should_close
}

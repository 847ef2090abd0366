//! Undo and redo over everything.

use super::{Applied, Change, Edit, EditError, Misfit, Restore, apply, replay, restore};
use crate::model::{Project, Stamp, Target, Timestamp};

/// A state of the project: two states with the same number are the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision {
    /// The place in the history.
    step: u64,
    /// How often words were seen before: no undoing takes that back, so every place is another state afterwards.
    seen: u64,
}

/// A drag or a burst of typing: its edits make one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Gesture(u64);

/// One step that can be undone or redone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What the step is called: "Accept 3 events".
    pub label: String,
    /// When it was made.
    pub at: Timestamp,
    /// The one thing that it was about; nothing where there are several, or none.
    pub about: Option<Target>,
    /// Leads to the other side of the step.
    state: Restore,
    /// The number of the place on the other side.
    place: u64,
    gesture: Option<Gesture>,
}

/// What undoing or redoing a step led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// What the step is called.
    pub label: String,
    /// Where to look at what changed; of several steps, what the last one changed.
    pub reveal: Vec<Target>,
    /// Leads back: every record that was touched, as it was before. Of several steps, of all of them.
    pub inverse: Restore,
}

/// The steps behind and ahead of the project's present state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    current: u64,
    newest: u64,
    seen: u64,
    gestures: u64,
}

impl History {
    /// Carries out an edit and remembers it as a step, unless it changes nothing.
    ///
    /// An edit of the same gesture as the last step grows that step; [`Edit::Seen`] makes none.
    ///
    /// # Errors
    ///
    /// Those of [`apply`]; the project and the history are as they were.
    pub fn perform(
        &mut self,
        project: &mut Project,
        edit: &Edit,
        stamp: &Stamp,
        gesture: Option<Gesture>,
    ) -> Result<Applied, EditError> {
        let applied = apply(project, edit, stamp)?;
        if applied.changed && !matches!(edit, Edit::Seen(..)) {
            let about = if let [one] = applied.reveal[..] { Some(one) } else { None };
            let step = Step { label: edit.label(), at: stamp.at, about, state: applied.inverse.clone(), place: 0, gesture };
            self.push(step);
        } else if applied.changed {
            self.seen += 1;
        }
        Ok(applied)
    }

    /// Puts the change that was kept of a step into the project and remembers it as that step, so that it can be undone.
    ///
    /// A change to what was seen alone makes none, as [`Edit::Seen`] does.
    ///
    /// # Errors
    ///
    /// Those of [`replay`].
    pub fn replay(&mut self, project: &mut Project, change: Change, label: &str, at: Timestamp) -> Result<(), Misfit> {
        let Applied { changed, reveal, inverse } = replay(project, change)?;
        if changed && inverse.is_of_coverage_alone() {
            self.seen += 1;
        } else if changed {
            let about = if let [one] = reveal[..] { Some(one) } else { None };
            self.push(Step { label: label.to_owned(), at, about, state: inverse, place: 0, gesture: None });
        }
        Ok(())
    }

    fn push(&mut self, step: Step) {
        self.undone.clear();
        self.newest += 1;
        let before = std::mem::replace(&mut self.current, self.newest);
        match self.done.last_mut() {
            Some(last) if step.gesture.is_some() && last.gesture == step.gesture => {
                last.state = std::mem::take(&mut last.state).joined(step.state);
            }
            _ => self.done.push(Step { place: before, ..step }),
        }
    }

    /// Begins a gesture.
    pub const fn begin_gesture(&mut self) -> Gesture {
        self.gestures += 1;
        Gesture(self.gestures)
    }

    /// Undoes the last step; nothing where there is none.
    pub fn undo(&mut self, project: &mut Project) -> Option<Undone> {
        let step = self.done.pop()?;
        let (step, undone) = self.cross(project, step);
        self.undone.push(step);
        Some(undone)
    }

    /// Redoes the step that was undone last; nothing where there is none.
    pub fn redo(&mut self, project: &mut Project) -> Option<Undone> {
        let step = self.undone.pop()?;
        let (step, redone) = self.cross(project, step);
        self.done.push(step);
        Some(redone)
    }

    /// Undoes or redoes until so many steps are done, or all, and tells of the last one on the way, and how to get back over
    /// all of them; nothing where there was none.
    pub fn travel(&mut self, project: &mut Project, n_done: usize) -> Option<Undone> {
        let mut all: Option<Undone> = None;
        while self.done.len() != n_done {
            let next = if self.done.len() > n_done { self.undo(project) } else { self.redo(project) };
            let Some(next) = next else { break };
            let inverse = all.map_or_else(Restore::default, |all| all.inverse).joined(next.inverse);
            all = Some(Undone { inverse, ..next });
        }
        all
    }

    /// Goes to the other side of a step and returns the step that leads back.
    fn cross(&mut self, project: &mut Project, step: Step) -> (Step, Undone) {
        let mut step = step;
        let applied = restore(project, std::mem::take(&mut step.state));
        let place = std::mem::replace(&mut self.current, step.place);
        let undone = Undone { label: step.label.clone(), reveal: applied.reveal, inverse: applied.inverse.clone() };
        (Step { state: applied.inverse, place, gesture: None, ..step }, undone)
    }

    /// Returns what undoing would undo.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| step.label.as_str())
    }

    /// Returns what redoing would redo.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.label.as_str())
    }

    /// Returns the steps that can be undone, the oldest first.
    pub fn done(&self) -> &[Step] {
        &self.done
    }

    /// Returns the steps that can be redone, the next one last.
    pub fn undone(&self) -> &[Step] {
        &self.undone
    }

    /// Returns the number of the present state: equal numbers mean equal projects.
    pub const fn revision(&self) -> Revision {
        Revision { step: self.current, seen: self.seen }
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, History, Project, Stamp};

    #[test]
    fn travelling_is_undoing_and_redoing_in_one_go() {
        let (mut project, mut history) = (Project::default(), History::default());
        let mut states = vec![project.clone()];
        for title in ["a", "b", "c", "d"] {
            history.perform(&mut project, &Edit::SetTitle(title.to_owned()), &Stamp::default(), None).expect("a title");
            states.push(project.clone());
        }
        for n_done in [1, 3, 0, 4, 2] {
            assert!(history.travel(&mut project, n_done).is_some());
            assert!(project == states[n_done]);
            assert_eq!((history.done().len(), history.undone().len()), (n_done, 4 - n_done));
        }
        let revision = history.revision();
        assert!(history.travel(&mut project, 2).is_none());
        assert_eq!(history.revision(), revision, "nowhere to go is no step");
        assert!(history.travel(&mut project, 99).is_some());
        assert!(project == states[4], "as far as there are steps");
    }
}

//! How a person arranges lanes: some pinned to the top, others moved up and down; the rest by size.

use super::{LaneKey, Lanes};

/// Which lanes a person pinned or moved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The pinned lanes, from the top.
    pinned: Vec<LaneKey>,
    /// Lanes in the order that a person gave them; those that are not listed follow, the largest first.
    order: Vec<LaneKey>,
    /// Grows with every change.
    version: u64,
}

impl Arrangement {
    /// Returns a number that grows with every change.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Whether a lane is pinned to the top.
    pub fn is_pinned(&self, key: &LaneKey) -> bool {
        self.pinned.contains(key)
    }

    /// Whether nothing was pinned or moved.
    pub const fn is_empty(&self) -> bool {
        self.pinned.is_empty() && self.order.is_empty()
    }

    /// Pins a lane under those that are pinned already, or lets it go.
    pub fn toggle_pin(&mut self, key: &LaneKey) {
        if self.is_pinned(key) {
            self.pinned.retain(|held| held != key);
        } else {
            self.pinned.push(key.clone());
        }
        self.version += 1;
    }

    /// Moves a lane to the place of another one, from above behind it, from below before it; pinned lanes stay among
    /// themselves, and nested ones in the lane that holds them.
    pub fn move_to(&mut self, lanes: &Lanes, from: usize, to: usize) {
        let siblings = lanes.siblings(from);
        let place = |lane: usize| siblings.iter().position(|sibling| *sibling == lane);
        let (Some(at), Some(target)) = (place(from), place(to)) else { return };
        let mut keys: Vec<LaneKey> = siblings.iter().map(|&lane| lanes.lanes[lane].key.clone()).collect();
        if at == target || self.is_pinned(&keys[at]) != self.is_pinned(&keys[target]) {
            return;
        }
        let moved = keys.remove(at);
        keys.insert(target, moved);
        let (pinned, others): (Vec<_>, Vec<_>) = keys.into_iter().partition(|key| self.is_pinned(key));
        for (list, keys) in [(&mut self.pinned, pinned), (&mut self.order, others)] {
            list.retain(|key| !keys.contains(key));
            list.extend(keys);
        }
        self.version += 1;
    }

    /// Gives every lane back its place by size.
    pub fn clear(&mut self) {
        *self = Self { version: self.version + 1, ..Self::default() };
    }

    /// Returns where a lane stands before its size is asked for: pinned ones first, then those that were moved.
    pub(super) fn rank(&self, key: &LaneKey) -> (usize, usize) {
        let place = |list: &[LaneKey]| list.iter().position(|held| held == key).unwrap_or(usize::MAX);
        (place(&self.pinned), place(&self.order))
    }
}

#[cfg(test)]
mod tests {
    use super::Arrangement;
    use crate::gui::timeline::lanes::Lane;
    use crate::gui::timeline::{LaneKey, Lanes};
    use crate::model::EventType;

    fn lanes(arrangement: &Arrangement) -> Lanes {
        let mut keys = ["A", "B", "C", "D"].map(|name| LaneKey::Type(EventType::new(name)));
        keys.sort_by_key(|key| arrangement.rank(key));
        let lane = |key: LaneKey| Lane { name: String::new(), key, rows: Vec::new(), outer: None, n_inner: 0 };
        Lanes { lanes: keys.map(lane).to_vec(), n_placements: 0 }
    }

    fn names(arrangement: &Arrangement) -> String {
        let name = |key: &LaneKey| if let LaneKey::Type(of) = key { of.0.to_string() } else { String::new() };
        lanes(arrangement).lanes.iter().map(|lane| name(&lane.key)).collect()
    }

    #[test]
    fn lanes_are_moved_pinned_and_given_back() {
        let mut arrangement = Arrangement::default();
        assert_eq!(names(&arrangement), "ABCD");
        arrangement.move_to(&lanes(&arrangement), 3, 1);
        assert_eq!(names(&arrangement), "ADBC");
        arrangement.move_to(&lanes(&arrangement), 0, 2);
        assert_eq!(names(&arrangement), "DBAC");
        arrangement.toggle_pin(&LaneKey::Type(EventType::new("C")));
        assert_eq!(names(&arrangement), "CDBA");
        let before = arrangement.clone();
        arrangement.move_to(&lanes(&arrangement), 0, 2);
        assert_eq!(arrangement, before, "a pinned lane stays above the others");
        arrangement.toggle_pin(&LaneKey::Type(EventType::new("C")));
        assert_eq!(names(&arrangement), "DBAC");
        arrangement.clear();
        assert_eq!(names(&arrangement), "ABCD");
        assert!(arrangement.version() > before.version());
    }
}

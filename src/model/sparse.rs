//! Parts of a record that are nearly always empty.

use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};

/// A part of a record that is nearly always empty: as small as a pointer until something is put in.
///
/// It is read and changed as the part itself; two are equal where their parts are.
#[derive(Debug, Clone, Default)]
pub struct Sparse<T>(Option<Box<T>>);

/// Something that can be empty, with an empty one for everybody to read.
pub trait Empty: Default + PartialEq + 'static {
    /// An empty one.
    const EMPTY: &'static Self;
}

impl Empty for String {
    const EMPTY: &'static Self = &Self::new();
}

impl<T: PartialEq + 'static> Empty for Vec<T> {
    const EMPTY: &'static Self = &Self::new();
}

impl<T: Empty> From<T> for Sparse<T> {
    fn from(part: T) -> Self {
        Self((part != *T::EMPTY).then(|| Box::new(part)))
    }
}

impl<T: Empty> Deref for Sparse<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::EMPTY)
    }
}

impl<T: Empty> DerefMut for Sparse<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T> Sparse<T> {
    /// An empty part.
    pub const EMPTY: Self = Self(None);

    /// Returns the part to be changed; nothing where it is empty, so that looking through many takes no room.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.0.as_deref_mut()
    }
}

impl<'a, T: PartialEq + 'static> IntoIterator for &'a Sparse<Vec<T>> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Empty> PartialEq for Sparse<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Empty + Eq> Eq for Sparse<T> {}

impl<T: Empty + Hash> Hash for Sparse<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::Sparse;

    #[test]
    fn an_emptied_part_equals_one_that_never_was() {
        let mut part: Sparse<String> = Sparse::default();
        assert!(part.is_empty());
        part.push('a');
        assert_eq!(*part, "a");
        part.clear();
        assert_eq!(part, Sparse::from(String::new()));
        assert_eq!(size_of::<Sparse<String>>(), 8);
    }
}

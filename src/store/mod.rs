//! The project file: canonical RON, versions, record-by-record loading, atomic saving.

"""What the demonstrations call things, as their pages show it to a reader of English."""

SPACE, SHORES = "sino-us-space", "northshore-southshore"

FIRST = "First Dialogue: 2019 April in Changsha, China"
WASHINGTON = "Informal Dialogue: October 2019, Washington DC"
SECOND = "Second Sino-U.S. Space Commercialization Workshop"
THIRD = "Third Dialogue: April 2021 Remote"
FOURTH = "Space High-end Dialogue Series 2021: Commercial Human Spaceflight - the Blue Dream of Humankind"
SMALL_GROUP = "Small Group Dialogue on Space Traffic Management and Space Safety"
PANEL = "How to Establish a Space Commercialization Dialogue between the US and China?"
WORKSHOP = "Workshop planned for autumn 2022"
TOURISM = "Public broadcast on space tourism"
TRAFFIC = "Public broadcast on space traffic management"
REHEARSAL = "Rehearsal session (invented)"

REPORT = "The First Three Years of Tracking the Two Largest Orbits in Space Commercialization"
TERMS = 'Communicating Value: Investigating Terminology Challenges in "Newspace" and "Commercial Space"'
PERCEPTIONS = (
    "Lost Without Translation: Identifying Gaps in US Perceptions of the Chinese Commercial Space Sector"
)
HANDBOOK = "Chinese Translation of the Handbook for New Actors in Space"
STPI = "STPI Report on Evaluation of China’s Commercial Space Sector"

CAELUS = "Caelus Foundation · ● US side"
SECURE_WORLD = "Secure World Foundation · ● US side"
ASTRONAUTICS = "Chinese Society of Astronautics · ◆ Chinese side"

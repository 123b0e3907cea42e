// Made-up names, and what each of them does at the sample school.

export const departments: [string, string[]][] = [
  [
    'English',
    [
      'Helen Marsh',
      'Priya Nair',
      'Owen Pritchard',
      'Grace Lee',
      'Tess Howarth',
      'Daniel Afolabi',
      'Ruth Kemp',
      'Liam Corrigan',
      'Nadia Rahman',
    ],
  ],
  [
    'Maths',
    [
      'Tom Okafor',
      'Sofia Marin',
      'Ben Rowe',
      'Elif Demir',
      'Graham Bell',
      'Yasmin Iqbal',
      'Peter Lund',
      'Kate Ashby',
      'Rafael Costa',
    ],
  ],
  [
    'Science',
    [
      'Kofi Mensah',
      'Clare Dunn',
      'Jo Hart',
      'David Osei',
      'Hannah Weiss',
      'Imran Sheikh',
      'Molly Tran',
      'Stuart Vale',
      'Leila Haddad',
    ],
  ],
  [
    'Humanities',
    [
      'Ruth Adeyemi',
      'Martin Frost',
      'Chloe Barnes',
      'Anil Gupta',
      'Eva Lindqvist',
      'Joseph Kane',
      'Bronwen Price',
      'Callum Reid',
    ],
  ],
  ['Languages', ['Marek Nowak', 'Isabel Duarte', 'Claire Fontaine', 'Henrik Sand', 'Amira Saleh']],
  [
    'Arts and PE',
    ['Aisha Khan', 'Rory Flynn', 'Louise Penn', 'Dmitri Volkov', 'Jade Mercer', 'Sean Duffy', 'Naomi Clarke'],
  ],
  ['Technology', ['Victor Almeida', 'Pauline Shaw', 'Gareth Knox', 'Erin Maddox']],
  ['SEND and pastoral', ['Fiona Grant', 'Samuel Otieno', 'Beth Lowry', 'Toby Marsden']],
]

export const support: [string, string, string][] = [
  ['Karen Whitby', 'Teaching assistant', 'SEND and pastoral'],
  ['Paul Dixon', 'Teaching assistant', 'SEND and pastoral'],
  ['Shabana Mir', 'Teaching assistant', 'English'],
  ['Joan Tully', 'Teaching assistant', 'Maths'],
  ['Lee Farrow', 'Teaching assistant', 'Science'],
  ['Monika Zielinska', 'Teaching assistant', 'Humanities'],
  ['Alan Birch', 'Cover supervisor', 'Cover'],
  ['Denise Rowley', 'Cover supervisor', 'Cover'],
  ['Ravi Menon', 'Science technician', 'Science'],
  ['Gemma Stone', 'Technology technician', 'Technology'],
  ['Colin Wray', 'Network technician', 'IT support'],
  ['Tracey Lomax', 'Librarian', 'Library'],
  ['Sue Hadley', 'Office manager', 'Office'],
  ['Maureen Finch', 'Receptionist', 'Office'],
  ['Jan Kovac', 'Attendance officer', 'Office'],
  ['Pam Ogden', 'Finance officer', 'Office'],
  ['Derek Moss', 'Site manager', 'Site'],
  ['Tony Blackwell', 'Caretaker', 'Site'],
  ['Rosa Vella', 'Catering manager', 'Catering'],
  ['Wendy Pike', 'Cook', 'Catering'],
  ['Idris Bowen', 'Pastoral support worker', 'SEND and pastoral'],
  ['Lorna Keith', 'Careers adviser', 'Careers'],
]

/** Who leads each hub, and who with them. No senior leader does. */
export const leaders: Record<string, [string, string]> = {
  'growth-mindset': ['Helen Marsh', 'Kofi Mensah'],
  'e-learning': ['Tom Okafor', 'Louise Penn'],
  feedback: ['Ruth Adeyemi', 'Clare Dunn'],
  'academic-language': ['Marek Nowak', 'Fiona Grant'],
  questioning: ['Alex Reeve', 'Aisha Khan'],
}
export const seniorLeaders = new Set(['Graham Bell', 'Pauline Shaw', 'Martin Frost', 'Ruth Kemp'])

/** Teachers who have not chosen, besides the one called Sam Patel. */
export const undecided = new Set([
  'Liam Corrigan',
  'Nadia Rahman',
  'Kate Ashby',
  'Rafael Costa',
  'Molly Tran',
  'Stuart Vale',
  'Leila Haddad',
  'Bronwen Price',
  'Callum Reid',
  'Amira Saleh',
  'Naomi Clarke',
  'Gareth Knox',
])
export const optedIn: Record<string, string> = {
  'Karen Whitby': 'questioning',
  'Ravi Menon': 'e-learning',
  'Tracey Lomax': 'academic-language',
  'Idris Bowen': 'growth-mindset',
  'Shabana Mir': 'academic-language',
}

/** Teachers in each hub; with the support staff that makes 11, 8, 12, 9 and 10: one hub full, one with two places left. */
export const teachersIn: Record<string, number> = {
  'growth-mindset': 10,
  'e-learning': 7,
  feedback: 12,
  'academic-language': 7,
  questioning: 9,
}

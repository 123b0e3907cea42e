import FileUp from 'lucide-react/icons/file-up'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/fields/check.tsx'
import { Field } from '#ui/fields/field.tsx'
import { FileButton } from '#ui/fields/file-button.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { ImportColumns } from './people-import-columns.tsx'
import { ImportLeavers, ImportLines, importActs, importCounts } from './people-import-preview.tsx'
import { type OnMade, usePeopleImport } from './use-people-import.ts'
import './people-import.css'

/** A list of colleagues, pasted or from a file: seen first, then added all at once. */
export function PeopleImportForm({ onMade }: { onMade: OnMade }) {
  const list = usePeopleImport(onMade)
  const { preview } = list
  return (
    <Form
      label="Import people"
      elsewhere={list.elsewhere}
      problem={list.problem}
      onSubmit={event => {
        event.preventDefault()
        void list.look()
      }}
    >
      <Source list={list} />
      {preview && preview.format === 'list' && (
        <ImportColumns
          columns={preview.columns}
          remembered={preview.remembered}
          problem={list.columnsProblem}
          onChange={list.setColumn}
        />
      )}
      {preview && <ImportLines preview={preview} />}
      {preview && preview.leavers.length > 0 && (
        <ImportLeavers leavers={preview.leavers} yes={list.leave} onYes={list.setLeave} />
      )}
      <Foot list={list} />
    </Form>
  )
}

type ListProps = { list: ReturnType<typeof usePeopleImport> }

/** Where the list comes from: pasted, or one or two files. */
function Source({ list }: ListProps) {
  return (
    <div className="import-source">
      <div className="row wrap">
        <FileButton
          multiple
          accept={['.csv', '.tsv', '.txt', 'text/csv', 'text/plain']}
          onChoose={files => void list.chooseFiles(files)}
          look={list.preview ? 'plain' : 'main'}
        >
          <FileUp className="icon" aria-hidden />
          Choose a file
        </FileButton>
        <span className="quiet">
          {list.files ? (
            <bdi>{list.files.names.join(', ')}</bdi>
          ) : (
            'A CSV file, from Excel or from your school’s system (OneRoster too).'
          )}
        </span>
      </div>
      <Field
        kind="long"
        rows={list.files ? 2 : 6}
        label="Or paste a list"
        hint="A line for each person. Names and email addresses are enough; the first line can say what the columns are."
        value={list.files ? '' : list.typed}
        error={list.textProblem}
        spellCheck={false}
        onChange={event => list.type(event.target.value)}
      />
      <Check
        label="This list has everyone who works here"
        hint="You’ll see who isn’t in it. No one is marked as left unless you say yes."
        checked={list.everyone}
        onChange={event => list.setEveryone(event.target.checked)}
      />
    </div>
  )
}

/** What is left to press: a look first, and the import only for what was looked at. */
function Foot({ list }: ListProps) {
  const { preview } = list
  const touched = preview ? importCounts(preview, list.leave) : 0
  return (
    <FormFoot>
      {preview && touched > 0 && !list.columnsProblem && (
        <Button look="main" isPending={list.isMaking} onPress={() => void list.send()}>
          {list.isMaking ? 'Importing…' : importActs(preview, list.leave)}
        </Button>
      )}
      <Button type="submit" look="plain" isPending={list.isLooking}>
        {list.isLooking ? 'Checking the list…' : preview ? 'Check again' : 'Check the list'}
      </Button>
      <span className="s quiet">
        {preview && touched === 0 && !list.columnsProblem
          ? 'There’s nothing to import.'
          : 'No one is emailed yet. You can undo an import for 30 days.'}
      </span>
    </FormFoot>
  )
}

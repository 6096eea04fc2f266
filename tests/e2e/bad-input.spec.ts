import { expect, test, type Page } from '@playwright/test'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { fingerprint } from '../../src/domain/questionnaire/fingerprint'
import { KibePage } from '../support/kibe-page'
import { storedData } from '../support/stored-data'

const HTML = '<img src=x onerror="document.title=`hacked`"><b>ოქმი</b>'

/** An assessment with one answer, and what is stored then. */
async function begun(page: Page): Promise<{ kibe: KibePage; id: string; before: string }> {
  const kibe = new KibePage(page)
  const id = await kibe.begin()
  await kibe.chooseLevel(2)
  return { kibe, id, before: await storedData(page) }
}

test.describe('addresses', () => {
  test('with an unknown municipality say so and let the person choose', async ({ page }) => {
    const { before } = await begun(page)
    await page.goto('/#/begin?municipality=GE-99')
    await expect(page.getByText('რეესტრში კოდი „GE-99“ არც ერთ მუნიციპალიტეტს არ აქვს')).toBeVisible()
    await expect(page.getByText('ჯერ არჩეული არ არის')).toBeVisible()
    expect(await storedData(page)).toBe(before)
  })

  test('of an indicator that does not exist say so and lead on', async ({ page }) => {
    const { kibe, id, before } = await begun(page)
    await kibe.goTo(`#/a/${id}/fill/INF-99`)
    await expect(kibe.heading).toHaveText('ასეთი კითხვა აქ არ არის')
    await expect(page.getByText('„INF-99“')).toBeVisible()
    expect(await storedData(page)).toBe(before)
    await page.getByRole('link', { name: 'შევსების გაგრძელება' }).click()
    await expect(kibe.ladder).toBeVisible()
  })

  for (const screen of ['fill/INF-1', 'overview', 'results', 'plan', 'report', 'print']) {
    test(`of an assessment that does not exist say so: ${screen}`, async ({ page }) => {
      const { kibe, before } = await begun(page)
      await kibe.goTo(`#/a/00000000-0000-4000-8000-000000000000/${screen}`)
      await expect(page.getByText('ამ მოწყობილობაზე ასეთი შეფასება არ არის')).toBeVisible()
      expect(await storedData(page)).toBe(before)
    })
  }

  test('of an action that does not exist say so', async ({ page }) => {
    const { kibe, id, before } = await begun(page)
    await kibe.goTo(`#/a/${id}/plan/00000000-0000-4000-8000-000000000000`)
    await expect(page.getByText('ასეთი ღონისძიება არ არის')).toBeVisible()
    expect(await storedData(page)).toBe(before)
  })

  test('of a page that does not exist say so', async ({ page }) => {
    const { kibe } = await begun(page)
    await kibe.goTo('#/nowhere')
    await expect(kibe.heading).toHaveText('ასეთი გვერდი არ არსებობს')
  })
})

test.describe('a questionnaire', () => {
  // A worker would answer before the test can.
  test.use({ serviceWorkers: 'block' })

  // One that is not kept on the device yet.
  const NAME = 'gender-responsive-budgeting/1.0.0'
  const PATH = `questionnaires/${NAME}.json`
  interface Document {
    areas: { indicators: { id: string; items: { id: string }[] }[] }[]
  }
  const read = () => JSON.parse(readFileSync(PATH, 'utf8')) as Document

  /** Serves this document instead of the real one; with `inIndex` the host vouches for it. */
  async function serve(page: Page, document: unknown, inIndex: boolean): Promise<void> {
    await page.route(`**/${PATH}`, (route) => route.fulfill({ json: document }))
    if (!inIndex) return
    await page.route('**/questionnaires/index.json*', async (route) => {
      const response = await route.fetch()
      const index = (await response.json()) as { questionnaires: { path: string }[] }
      const questionnaires = index.questionnaires
        .filter(({ path }) => PATH.endsWith(path))
        .map((entry) => ({ ...entry, sha256: fingerprint(document) }))
      await route.fulfill({ json: { ...index, questionnaires } })
    })
  }
  async function expectNoBeginning(page: Page): Promise<void> {
    await new KibePage(page).role.selectOption({ index: 1 })
    await expect(page.getByRole('button', { name: 'პასუხების დაწყება' })).toBeDisabled()
  }

  test('with an id that stands twice is refused, and the place is named', async ({ page }) => {
    const { before } = await begun(page)
    const document = read()
    const [first, second] = document.areas[0]?.indicators ?? []
    if (first && second) second.id = first.id
    await serve(page, document, true)
    await page.reload()
    await page.goto('about:blank')
    await page.goto(`/#/begin?municipality=practice&questionnaire=${fingerprint(document)}`)
    await expect(page.getByText('კითხვარის ფაილში შეცდომაა')).toBeVisible()
    await expect(page.getByText(first?.id ?? '').first()).toBeVisible()
    await expectNoBeginning(page)
    expect(await storedData(page)).toBe(before)
  })

  test('that is not the one in the index is refused', async ({ page }) => {
    const { before } = await begun(page)
    await serve(page, { ...read(), licence: 'CC0-1.0' }, false)
    await new KibePage(page).openBegin('practice', NAME)
    await page.reload()
    await expect(page.getByText('კითხვარი შეცვლილია')).toBeVisible()
    await expectNoBeginning(page)
    expect(await storedData(page)).toBe(before)
  })

  test('that cannot be had is said to be missing, and can be asked for again', async ({ page }) => {
    const { before } = await begun(page)
    await page.route(`**/${PATH}`, (route) => route.abort())
    await new KibePage(page).openBegin('practice', NAME)
    await page.reload()
    await expect(page.getByText('კითხვარი ვერ ჩაიტვირთა')).toBeVisible()
    await page.unroute(`**/${PATH}`)
    await page.getByRole('button', { name: 'თავიდან ცდა' }).click()
    await expect(page.getByRole('radio', { name: /სრული/ })).toBeVisible()
    expect(await storedData(page)).toBe(before)
  })

  /** Alters the questionnaire that is kept on the device; with `withCopy` as if no build had ever checked it. */
  function alterKept(page: Page, withCopy: boolean): Promise<void> {
    return page.evaluate(
      (isWithCopy) =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('kibe')
          opening.onsuccess = () => {
            const transaction = opening.result.transaction(['questionnaires', 'settings'], 'readwrite')
            if (isWithCopy) transaction.objectStore('settings').clear()
            const store = transaction.objectStore('questionnaires')
            const reading = store.getAll()
            reading.onsuccess = () => {
              const [kept] = reading.result as { document: object }[]
              store.put({ ...kept, document: { ...kept?.document, title: { ka: 'altered title' } } })
            }
            transaction.oncomplete = () => {
              opening.result.close()
              resolve()
            }
          }
        }),
      withCopy,
    )
  }

  test('that was altered on the device is not used, and nothing is written over', async ({ page }) => {
    const { id } = await begun(page)
    await alterKept(page, true)
    const before = await storedData(page)
    await page.goto(`/#/a/${id}/results`)
    await page.reload()
    await expect(page.getByText('კითხვარი შეცვლილია')).toBeVisible()
    expect(await storedData(page)).toBe(before)
  })

  test('that was altered after this build had checked it is not used either', async ({ page }) => {
    const { id } = await begun(page)
    await expect.poll(() => page.evaluate(storedCopies)).toBe(1)
    await alterKept(page, false)
    await page.goto(`/#/a/${id}/fill/INF-1`)
    await page.reload()
    await expect(new KibePage(page).ladder).toBeVisible()
    await expect(page.getByText('altered title')).toHaveCount(0)
  })
})

test.describe('files', () => {
  test('an attachment of 200 MB is refused before it is read, and can be replaced', async ({ page }) => {
    const { before } = await begun(page)
    const path = test.info().outputPath('large.pdf')
    writeFileSync(path, '')
    // Sparse: it takes no room on the disk.
    truncateSync(path, 200 * 1024 * 1024)
    await page.getByRole('button', { name: 'დამატება', exact: true }).click()
    await page.getByRole('combobox', { name: 'სახე' }).selectOption('file')
    await page.getByLabel('ფაილი ან ფოტო').setInputFiles(path)
    await expect(page.getByText(/^ფაილი 20.მბ-ზე დიდია და არ დაემატა/)).toBeVisible()
    expect(await storedData(page)).toBe(before)
    await page
      .getByLabel('ფაილი ან ფოტო')
      .setInputFiles({ name: 'ოქმი.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') })
    await page.getByRole('button', { name: 'მტკიცებულების შენახვა' }).click()
    await expect(page.getByRole('button', { name: 'ფაილის ჩამოტვირთვა: ოქმი.pdf' })).toBeVisible()
  })

  test('a backup that is damaged, cut off or foreign is refused as a whole', async ({ page }) => {
    await new KibePage(page).saveToDownloads()
    const { kibe } = await begun(page)
    await kibe.goTo('#/data')
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'სარეზერვო ასლის შექმნა' }).click()
    const whole = readFileSync(await (await downloading).path())
    await expect(page.getByText('შემოწმებულია:')).toBeVisible()
    const before = await storedData(page)
    const flipped = Buffer.from(whole)
    const middle = Math.floor(whole.length / 2)
    flipped[middle] = (flipped[middle] ?? 0) ^ 0xff
    const files = {
      flipped,
      'cut off': whole.subarray(0, middle),
      empty: Buffer.alloc(0),
      foreign: Buffer.from('{"assessments": []}'),
    }
    await kibe.goTo('#/file')
    for (const [name, buffer] of Object.entries(files)) {
      const file = { name: `${name}.kibe`, mimeType: 'application/octet-stream', buffer }
      await page.locator('input[type=file]').setInputFiles(file)
      await expect(page.getByText('ვერ გაიხსნა 1 ფაილი:'), name).toBeVisible()
      await expect(page.locator('main'), name).toContainText(/აირჩიეთ/)
      expect(await storedData(page), name).toBe(before)
      await page.reload()
    }
  })
})

test.describe('a browser that stores nothing', () => {
  for (const [name, forbid] of [
    [
      'forbids even to ask',
      () => {
        const get = () => {
          throw new DOMException('denied', 'SecurityError')
        }
        Object.defineProperty(window, 'indexedDB', { get })
      },
    ],
    ['has no such thing', () => Object.defineProperty(window, 'indexedDB', { value: undefined })],
    [
      'fails to open it',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('private mode', 'InvalidStateError')
        }
      },
    ],
  ] as const) {
    test(`because it ${name}, gets a sentence before the first answer`, async ({ page }) => {
      await page.addInitScript(forbid)
      await page.goto('/')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('„კიბე“ ვერ გაიხსნა')
      await expect(page.getByRole('alert')).toContainText('მონაცემების შენახვის საშუალებას არ აძლევს')
    })
  }
})

test('what looks like HTML in a note, a title or a name stays text on every page', async ({ page }) => {
  const { kibe, id } = await begun(page)
  await kibe.writeNote(HTML)
  await page.getByRole('button', { name: 'დამატება', exact: true }).click()
  await page.getByRole('combobox', { name: 'სახე' }).selectOption('minutes')
  await page.getByRole('textbox', { name: 'დასახელება' }).fill(HTML)
  await page.getByRole('button', { name: 'მტკიცებულების შენახვა' }).click()
  await expect(page.getByRole('listitem').getByText(HTML)).toBeVisible()
  await kibe.goTo(`#/a/${id}/plan`)
  await page.getByRole('button', { name: 'საკუთარი ღონისძიების დამატება' }).click()
  await page.getByRole('textbox', { name: 'დასახელება' }).fill(HTML)
  await page.getByRole('textbox', { name: 'დასახელება' }).blur()
  await expect(kibe.saved).toBeVisible()
  for (const screen of ['fill/INF-1', 'overview', 'results', 'plan', 'report', 'print']) {
    await kibe.goTo(`#/a/${id}/${screen}`)
    await expect(page.locator('main')).toBeVisible()
    if (screen === 'print') await expect(page.getByText(HTML).nth(2)).toBeVisible()
    if (screen === 'plan') await expect(page.getByText(HTML).first()).toBeVisible()
    await expect(page.locator('img[src=x]')).toHaveCount(0)
    expect(await page.title(), screen).not.toContain('hacked')
  }
})

/** How many questionnaires a build has noted as checked. */
function storedCopies(): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('kibe')
    opening.onsuccess = () => {
      const keys = opening.result.transaction('settings').objectStore('settings').getAllKeys()
      keys.onsuccess = () => {
        opening.result.close()
        resolve(keys.result.filter((key) => typeof key === 'string' && key.startsWith('checked/')).length)
      }
    }
  })
}

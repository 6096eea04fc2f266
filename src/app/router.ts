import {
  createRouter,
  createWebHashHistory,
  type RouteLocation,
  type Router,
  type RouteRecordRaw,
} from 'vue-router'
import type { Branch } from '@/i18n/branches'
import type { ScreenTexts } from '@/i18n/plugin'
import AssessmentShell from './AssessmentShell.vue'
import { comparisonRoutes } from './comparison-routes'
import MainShell from './MainShell.vue'
import PlainShell from './PlainShell.vue'
import { invitedRoutes, workshopRoutes } from './workshop-routes'

declare module 'vue-router' {
  interface RouteMeta {
    /** Texts of the screen, beside those of the shell; a test compares them with what the screen says. */
    readonly texts?: readonly Branch[]
  }
}

const outside: RouteRecordRaw[] = [
  {
    path: '',
    name: 'home',
    component: () => import('@/features/home/HomePage.vue'),
    meta: { texts: ['home'] },
  },
  {
    path: 'begin',
    name: 'begin',
    component: () => import('@/features/begin/BeginPage.vue'),
    meta: { texts: ['begin', 'labels', 'questionnaire'] },
  },
  {
    path: 'questionnaires',
    name: 'library',
    component: () => import('@/features/library/LibraryPage.vue'),
    meta: { texts: ['library', 'questionnaire'] },
  },
  {
    path: 'questionnaires/:sha256',
    name: 'questionnaire',
    component: () => import('@/features/library/QuestionnairePage.vue'),
    props: true,
    meta: { texts: ['blank', 'labels', 'library', 'questionnaire'] },
  },
  {
    path: 'data',
    name: 'data',
    component: () => import('@/features/data/DataPage.vue'),
    meta: { texts: ['data', 'files', 'keeping'] },
  },
  {
    path: 'file',
    name: 'file',
    component: () => import('@/features/data/FilePage.vue'),
    meta: { texts: ['data', 'files', 'labels'] },
  },
  {
    path: 'share',
    name: 'share',
    component: () => import('@/features/data/SharePage.vue'),
    meta: { texts: ['data', 'files', 'labels'] },
  },
  {
    path: 'conflicts',
    name: 'conflicts',
    component: () => import('@/features/data/ConflictsPage.vue'),
    meta: { texts: ['files', 'labels'] },
  },
  {
    path: 'bin',
    name: 'bin',
    component: () => import('@/features/data/BinPage.vue'),
    meta: { texts: ['keeping'] },
  },
  {
    path: 'settings',
    name: 'settings',
    component: () => import('@/features/settings/SettingsPage.vue'),
    meta: { texts: ['settings'] },
  },
  {
    path: 'join/:payload?',
    name: 'join',
    component: () => import('@/features/join/JoinPage.vue'),
    props: true,
    meta: { texts: ['join'] },
  },
  ...comparisonRoutes,
  ...invitedRoutes,
  { path: ':rest(.*)*', name: 'notFound', component: () => import('./NotFoundPage.vue') },
]

const ofOneAssessment: RouteRecordRaw[] = [
  { path: '', name: 'assessment', redirect: (to) => ({ name: 'fill', params: to.params }) },
  {
    path: 'fill/:indicatorId?',
    name: 'fill',
    component: () => import('@/features/fill/FillPage.vue'),
    props: true,
    meta: { texts: ['fill'] },
  },
  {
    path: 'survey',
    name: 'survey',
    component: () => import('@/features/survey/SurveyPage.vue'),
    meta: { texts: ['survey'] },
  },
  {
    path: 'survey/enter',
    name: 'enter',
    component: () => import('@/features/survey/EnterPage.vue'),
    meta: { texts: ['survey', 'fill'] },
  },
  {
    path: 'survey/results',
    name: 'surveyResults',
    component: () => import('@/features/survey/SurveyResultsPage.vue'),
    meta: { texts: ['survey', 'fill'] },
  },
  {
    path: 'overview',
    name: 'overview',
    component: () => import('@/features/fill/OverviewPage.vue'),
    meta: { texts: ['fill', 'move'] },
  },
  {
    path: 'move',
    name: 'move',
    component: () => import('@/features/move/MovePage.vue'),
    meta: { texts: ['move', 'fill', 'questionnaire'] },
  },
  {
    path: 'results',
    name: 'results',
    component: () => import('@/features/results/ResultsPage.vue'),
    meta: { texts: ['results', 'labels', 'move', 'checking'] },
  },
  {
    path: 'plan',
    name: 'plan',
    component: () => import('@/features/plan/PlanPage.vue'),
    meta: { texts: ['plan', 'labels'] },
  },
  {
    path: 'plan/:actionId',
    name: 'action',
    component: () => import('@/features/plan/ActionPage.vue'),
    props: true,
    meta: { texts: ['plan', 'labels'] },
  },
  {
    path: 'report',
    name: 'report',
    component: () => import('@/features/report/ReportPage.vue'),
    meta: { texts: ['print', 'checking'] },
  },
  {
    path: 'print',
    name: 'print',
    component: () => import('@/features/report/PrintPage.vue'),
    meta: { texts: ['print'] },
  },
  ...workshopRoutes,
]

const ofAssessment = ({ params }: RouteLocation) => ({ assessmentId: params['assessmentId'] })

/** Handed to people who are not to see anything else. */
const handedOut: RouteRecordRaw[] = [
  {
    path: '',
    name: 'respond',
    component: () => import('@/features/survey/RespondPage.vue'),
    meta: { texts: ['respond', 'fill'] },
  },
]

/** The same in a workshop. */
const handedRound: RouteRecordRaw[] = [
  {
    path: '',
    name: 'vote',
    component: () => import('@/features/collect/VotePage.vue'),
    meta: { texts: ['collect', 'respond', 'fill'] },
  },
]

/** A change of the query alone (which figure is explained) is not another screen; nor is another view of a comparison. */
function isSameScreen(to: RouteLocation, from: RouteLocation): boolean {
  return to.path === from.path || (to.name === 'compare' && from.name === 'compare')
}

/** Every screen of Kibe, each shown with its texts. Hash routes: Kibe works from any folder of any static host. */
export function createKibeRouter({ need }: Pick<ScreenTexts, 'need'>): Router {
  const router = createRouter({
    history: createWebHashHistory(),
    scrollBehavior: (to, from, saved) => saved ?? (isSameScreen(to, from) ? false : { top: 0 }),
    routes: [
      {
        path: '/a/:assessmentId/survey/respond',
        component: PlainShell,
        props: ofAssessment,
        children: handedOut,
      },
      {
        path: '/a/:assessmentId/collect/vote',
        component: PlainShell,
        props: ofAssessment,
        children: handedRound,
      },
      {
        path: '/a/:assessmentId',
        component: AssessmentShell,
        props: ofAssessment,
        children: ofOneAssessment,
      },
      {
        // The second window: without any shell, since a shell reads what is stored.
        path: '/projector/:channel',
        name: 'projector',
        component: () => import('@/features/projector/ProjectorPage.vue'),
        props: true,
        meta: { texts: ['projector', 'labels'] },
      },
      { path: '/', component: MainShell, children: outside },
    ],
  })
  router.beforeEach(({ meta }) => {
    // Asked for now, so that texts and code travel together; waited for below.
    need(meta.texts ?? []).catch(() => undefined)
  })
  router.beforeResolve(({ meta }) => need(meta.texts ?? []))
  return router
}

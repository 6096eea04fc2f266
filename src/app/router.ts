import { createRouter, createWebHashHistory, type Router, type RouteRecordRaw } from 'vue-router'
import AssessmentShell from './AssessmentShell.vue'
import MainShell from './MainShell.vue'
import HomePage from '@/features/home/HomePage.vue'

const outside: RouteRecordRaw[] = [
  { path: '', name: 'home', component: HomePage },
  { path: 'begin', name: 'begin', component: () => import('@/features/begin/BeginPage.vue') },
  { path: 'data', name: 'data', component: () => import('@/features/data/DataPage.vue') },
  { path: 'settings', name: 'settings', component: () => import('@/features/settings/SettingsPage.vue') },
  { path: ':rest(.*)*', name: 'notFound', component: () => import('./NotFoundPage.vue') },
]

const ofOneAssessment: RouteRecordRaw[] = [
  { path: '', name: 'assessment', redirect: (to) => ({ name: 'fill', params: to.params }) },
  {
    path: 'fill/:indicatorId?',
    name: 'fill',
    component: () => import('@/features/fill/FillPage.vue'),
    props: true,
  },
  { path: 'overview', name: 'overview', component: () => import('@/features/fill/OverviewPage.vue') },
  { path: 'results', name: 'results', component: () => import('@/features/results/ResultsPage.vue') },
  { path: 'plan', name: 'plan', component: () => import('@/features/plan/PlanPage.vue') },
  {
    path: 'plan/:actionId',
    name: 'action',
    component: () => import('@/features/plan/ActionPage.vue'),
    props: true,
  },
  { path: 'report', name: 'report', component: () => import('@/features/report/ReportPage.vue') },
  { path: 'print', name: 'print', component: () => import('@/features/report/PrintPage.vue') },
]

/** Every screen of Kibe. Hash routes: Kibe works from any folder of any static host. */
export function createKibeRouter(): Router {
  return createRouter({
    history: createWebHashHistory(),
    // A change of the query alone (which figure is explained) is not another screen.
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
    routes: [
      {
        path: '/a/:assessmentId',
        component: AssessmentShell,
        props: ({ params }) => ({ assessmentId: params['assessmentId'] }),
        children: ofOneAssessment,
      },
      { path: '/', component: MainShell, children: outside },
    ],
  })
}

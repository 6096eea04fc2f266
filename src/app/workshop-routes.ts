import type { RouteRecordRaw } from 'vue-router'

/** The screens of a workshop, below its assessment. */
export const workshopRoutes: RouteRecordRaw[] = [
  {
    path: 'workshop',
    name: 'workshop',
    component: () => import('@/features/workshop/WorkshopPage.vue'),
    meta: { texts: ['workshop'] },
  },
  {
    path: 'workshop/setup',
    name: 'workshopSetup',
    component: () => import('@/features/workshop/SetupPage.vue'),
    meta: { texts: ['workshop'] },
  },
  {
    path: 'workshop/participants',
    name: 'participants',
    component: () => import('@/features/workshop/ParticipantsPage.vue'),
    meta: { texts: ['participants', 'labels'] },
  },
  {
    path: 'workshop/prepare',
    name: 'prepare',
    component: () => import('@/features/workshop/PreparePage.vue'),
    meta: { texts: ['prepare', 'qr', 'ready'] },
  },
  {
    path: 'workshop/practice',
    name: 'warmUp',
    component: () => import('@/features/workshop/WarmUpPage.vue'),
    meta: { texts: ['warmUp'] },
  },
  {
    path: 'collect',
    name: 'collect',
    component: () => import('@/features/collect/CollectPage.vue'),
    meta: { texts: ['collect'] },
  },
  {
    path: 'workshop/scan',
    name: 'scan',
    component: () => import('@/features/collect/ScanPage.vue'),
    meta: { texts: ['collect', 'qr'] },
  },
  {
    path: 'collect/tablet',
    name: 'kiosk',
    component: () => import('@/features/collect/KioskPage.vue'),
    meta: { texts: ['collect'] },
  },
  {
    path: 'collect/paper',
    name: 'paper',
    component: () => import('@/features/collect/PaperPage.vue'),
    meta: { texts: ['collect', 'fill', 'survey'] },
  },
  {
    path: 'collect/hands',
    name: 'hands',
    component: () => import('@/features/collect/HandsPage.vue'),
    meta: { texts: ['collect', 'fill'] },
  },
  {
    path: 'discuss/:indicatorId?',
    name: 'discuss',
    component: () => import('@/features/discuss/DiscussPage.vue'),
    props: true,
    meta: { texts: ['discuss', 'labels', 'fill'] },
  },
  {
    path: 'workshop/points',
    name: 'pointsRound',
    component: () => import('@/features/points/PointsRoundPage.vue'),
    meta: { texts: ['points', 'qr'] },
  },
  {
    path: 'workshop/minutes',
    name: 'minutes',
    component: () => import('@/features/minutes/MinutesPage.vue'),
    meta: { texts: ['minutes'] },
  },
  {
    path: 'ready',
    name: 'ready',
    component: () => import('@/features/join/ReadyPage.vue'),
    meta: { texts: ['join', 'ready'] },
  },
  {
    path: 'hand-in',
    name: 'handIn',
    component: () => import('@/features/join/HandInPage.vue'),
    meta: { texts: ['join', 'qr'] },
  },
]

/** Screens of those who were invited, outside any assessment: the device may not know of it. */
export const invitedRoutes: RouteRecordRaw[] = [
  {
    path: 'join/points/:payload?',
    name: 'givePoints',
    component: () => import('@/features/points/GivePointsPage.vue'),
    props: true,
    meta: { texts: ['points', 'qr'] },
  },
]
